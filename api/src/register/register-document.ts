import { register } from './register.js';
import type { StoredThing, Terms, ThingKind, Whose } from './thing.js';
import { bases, purposes, readers, retentions, type Said, type Term } from './vocabulary.js';

/** The register for people to read, as Markdown: what `docs/register.md` and `docs/register.de.md` hold. */
export function registerDocument(language: keyof Said): string {
  const words = WORDS[language];
  const terms = (title: string, all: Readonly<Record<string, Term>>) => [
    `## ${title}`,
    table(
      words.term,
      Object.values(all).map((term) => [term.title[language], term.about[language]]),
    ),
  ];
  const things = register.flatMap((thing) => thingText(thing, language));
  return [
    words.head,
    ...terms(words.purposes, purposes),
    ...terms(words.bases, bases),
    ...terms(words.readers, readers),
    ...terms(words.retentions, retentions),
    ...things,
  ]
    .join('\n\n')
    .concat('\n');
}

function thingText(thing: StoredThing, language: keyof Said): string[] {
  const words = WORDS[language];
  const marks = Object.entries(thing.marks).map(([name, about]) => `\`${name}\`: ${about[language]}`);
  const whose = thing.whose.map((one) => words.whose[one]).join(', ');
  const rows = [
    [`**${words.asSuch}**`, '', ...answers(thing, language)],
    ...thing.fields.map((field) => [`\`${field.name}\``, field.what[language], ...answers(field, language)]),
  ];
  return [
    `## ${thing.title[language]}`,
    `${words.kinds[thing.kind]} \`${thing.name}\` · ${words.about}: ${whose}`,
    [thing.about[language], ...marks].join('\\\n'),
    table(words.columns, rows),
  ];
}

function answers({ purposes: all, basis, readers: who, kept }: Terms, language: keyof Said): string[] {
  return [
    all.map((purpose) => purposes[purpose].title[language]).join(', '),
    bases[basis].title[language],
    readers[who].title[language],
    retentions[kept].title[language],
  ];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

interface Words {
  readonly head: string;
  readonly purposes: string;
  readonly bases: string;
  readonly readers: string;
  readonly retentions: string;
  readonly term: readonly string[];
  readonly columns: readonly string[];
  readonly asSuch: string;
  readonly about: string;
  readonly whose: Readonly<Record<Whose, string>>;
  readonly kinds: Readonly<Record<ThingKind, string>>;
}

const WORDS: Readonly<Record<keyof Said, Words>> = {
  en: {
    head: `# What is stored, and what for

Printed from \`api/src/register\`, from which the page of the works council and the German drafts are made; a test fails
when they differ. To print it anew: \`npx vitest run --project pure register-document -u\`. [Auf Deutsch](register.de.md)

Tests hold the register against every query, against a store that was filled, and against all that API tests write.
Whoever administers server and database can technically read what lies there; who may see it here says who does so by
way of Perlen. Legal bases are proposals to be examined by whoever is responsible.`,
    purposes: 'What for',
    bases: 'On what basis',
    readers: 'Who may see it',
    retentions: 'How long',
    term: ['in short', 'in full'],
    columns: ['field', 'what it is', 'what for', 'basis', 'who may see it', 'how long'],
    asSuch: 'that it is there',
    about: 'about',
    whose: { EMPLOYEES: 'employees', CONTACTS: 'people outside', NOBODY: 'nobody' },
    kinds: {
      NODE: 'Node',
      RELATIONSHIP: 'Relationship',
      FILE: 'File',
      LOG: 'Log',
      COOKIE: 'Cookie',
      BROWSER: 'Browser',
    },
  },
  de: {
    head: `# Was gespeichert wird und wozu

Gedruckt aus \`api/src/register\`, aus dem auch die Seite des Betriebsrats und die deutschen Entwürfe entstehen; ein Test
schlägt fehl, wenn sie sich unterscheiden. [In English](register.md)

Tests halten das Register gegen jede Abfrage, gegen eine gefüllte Datenbank und gegen alles, was die Tests der API
schreiben. Wer Server und Datenbank verwaltet, kann technisch lesen, was dort liegt; „wer es sehen darf“ sagt, wer es über
Perlen sieht. Die Rechtsgrundlagen sind Vorschläge, die die Verantwortlichen prüfen.`,
    purposes: 'Wozu',
    bases: 'Auf welcher Grundlage',
    readers: 'Wer es sehen darf',
    retentions: 'Wie lange',
    term: ['kurz', 'ausführlich'],
    columns: ['Feld', 'was es ist', 'wozu', 'Grundlage', 'wer es sehen darf', 'wie lange'],
    asSuch: 'dass es da ist',
    about: 'über',
    whose: { EMPLOYEES: 'Beschäftigte', CONTACTS: 'Menschen außerhalb', NOBODY: 'niemanden' },
    kinds: {
      NODE: 'Knoten',
      RELATIONSHIP: 'Beziehung',
      FILE: 'Datei',
      LOG: 'Protokoll',
      COOKIE: 'Cookie',
      BROWSER: 'Browser',
    },
  },
};
