import { normaliseDomain } from '../imports/mail/domain.js';

/** A line of a list taken apart: what to look for, and what could be made of it. Pure. */
export interface Reference {
  /** What was looked for, as a person would write it. */
  readonly text: string;
  readonly email: string | null;
  readonly domain: string | null;
  /** Names to look for, the line's own wording first; empty where there is none. */
  readonly names: readonly string[];
  /** Looked for only where nothing else is found: such as the name without its legal form. */
  readonly looserNames: readonly string[];
  /** What could be created: a person or an organization of this name. */
  readonly looksLike: 'PERSON' | 'ORGANIZATION';
  readonly suggestedName: string;
}

const LONGEST_LINE = 500;

/** Takes a line apart; null if no letter or digit is left of it. Tags, bullets and quotes around it are dropped. */
export function referenceOf(line: string): Reference | null {
  const given = line.slice(0, LONGEST_LINE);
  const email = emailIn(given);
  if (email !== null)
    return mailReference(email, plainText(given.replace(email, ' ').replace(/[<>()[\]]/g, ' ')));
  const text = plainText(given);
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  const domain = domainIn(text);
  return domain === null ? nameReference(text) : domainReference(text, domain);
}

/** The domain of the address of a page or of a bare domain; null for anything else. */
function domainIn(text: string): string | null {
  const host = /^(?:[a-z]+:\/\/)?(?:www\.)?([^\s/?#:@]+\.[\p{L}]{2,})\.?(?::\d+)?(?:[/?#].*)?$/iu.exec(
    text,
  )?.[1];
  return host === undefined ? null : normaliseDomain(host);
}

function emailIn(text: string): string | null {
  const found = /[^\s<>"'`,;:()[\]]+@[^\s<>"'`,;:()[\]]+\.[\p{L}]{2,}/u.exec(text)?.[0];
  return found === undefined || found.length > 254 ? null : found;
}

function mailReference(found: string, name: string): Reference {
  const email = found.toLowerCase();
  const at = email.lastIndexOf('@');
  const words = email
    .slice(0, at)
    .split(/[._+-]+/)
    .filter((word) => /\p{L}/u.test(word));
  const hasName = /\p{L}/u.test(name);
  const suggestedName = hasName ? name : words.map(capitalised).join(' ') || email;
  return {
    text: email,
    email,
    domain: normaliseDomain(email.slice(at + 1)),
    names: hasName ? wordings(name) : [],
    looserNames: !hasName && words.length > 1 ? [suggestedName] : [],
    looksLike: 'PERSON',
    suggestedName,
  };
}

function domainReference(text: string, domain: string): Reference {
  const label = domain.split('.').at(-2) ?? domain;
  return {
    text: domain,
    email: null,
    domain,
    names: [text],
    looserNames: [label.replace(/[-_]+/g, ' ')],
    looksLike: 'ORGANIZATION',
    suggestedName: label.split(/[-_]+/).map(capitalised).join(' '),
  };
}

function nameReference(text: string): Reference {
  const bare = text
    .replace(LEGAL_FORM, ' ')
    .replace(/[\s,]+/g, ' ')
    .trim();
  const isCompany = bare !== text.replace(/[\s,]+/g, ' ').trim();
  const names = isCompany ? [text] : wordings(text);
  const words = (names[0] ?? text).split(' ');
  const isPerson =
    !isCompany &&
    words.length >= 2 &&
    words.length <= 4 &&
    words.every((word) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word));
  return {
    text,
    email: null,
    domain: null,
    names,
    looserNames: [...(bare !== '' && isCompany ? [bare] : []), ...withoutShortWords(bare)],
    looksLike: isPerson ? 'PERSON' : 'ORGANIZATION',
    suggestedName: isPerson ? (names.at(-1) ?? text) : text,
  };
}

const SHORTEST_WORD = 4;
const SHORTEST_TELLING_WORD = 6;

/** A short word with a typo finds nothing; a long one tells enough alone. */
function withoutShortWords(name: string): string[] {
  const words = name.split(' ');
  const long = words.filter((word) => word.length >= SHORTEST_WORD);
  const isTelling = long.length < words.length && long.some((word) => word.length >= SHORTEST_TELLING_WORD);
  return isTelling ? [long.join(' ')] : [];
}

/** "Weber, Anna" is Anna Weber, too. */
function wordings(name: string): string[] {
  const parts = name.split(',').map((part) => part.trim());
  const [last, first] = parts;
  return parts.length === 2 && last && first ? [name, `${first} ${last}`] : [name];
}

const LEGAL_FORM =
  /(?<![\p{L}\p{N}])(?:gmbh\s*&\s*co\.?\s*kga?|g?gmbh|mbh|ag|se|kgaa|kg|ohg|e\.?\s?k\.?|e\.?\s?v\.?|ug|ltd\.?|limited|plc|inc\.?|corp\.?|llc|s\.?a\.?r\.?l\.?|s\.?a\.?|s\.?p\.?a\.?|b\.?v\.?|n\.?v\.?|oyj?|a\/s|aps)(?![\p{L}\p{N}])/giu;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
};

/** Without tags, entities, control and invisible characters, and without bullets and quotes around it. */
function plainText(line: string): string {
  return line
    .replace(/<\/?[a-z!][^>]*>?/gi, ' ')
    .replace(/&(#\d{1,6}|\w{2,6});/g, (whole, name: string) => ENTITIES[name] ?? numericEntity(name) ?? whole)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zs}]+/gu, ' ')
    .replace(/[\p{Cs}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/^\s*(?:[-*•·–—>]+|\d{1,4}[.)])\s+/u, '')
    .replace(/^[\s"'„“”‚‘’«»|,;]+|[\s"'„“”‚‘’«»|,;]+$/gu, '');
}

function numericEntity(name: string): string | undefined {
  const code = name.startsWith('#') ? Number(name.slice(1)) : Number.NaN;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
