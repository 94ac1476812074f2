import type { Register, RegisterLanguage, RegisterTerm } from '../generated/schema.js';
import { register } from './register.js';
import type { Terms } from './thing.js';
import { bases, purposes, type Retention, readers, retentions, type Said, type Term } from './vocabulary.js';

/** The register in one language, as the API tells it. */
export function registerAnswer(language: RegisterLanguage): Register {
  const say = (said: Said) => (language === 'DE' ? said.de : said.en);
  const terms = (all: Readonly<Record<string, Term | Retention>>): RegisterTerm[] =>
    Object.entries(all).map(([key, term]) => ({
      key,
      title: say(term.title),
      about: say(term.about),
      isOpen: 'isOpen' in term && term.isOpen,
    }));
  return {
    purposes: terms(purposes),
    legalBases: terms(bases),
    readers: terms(readers),
    retentions: terms(retentions),
    things: register.map((thing) => ({
      ...termsOf(thing),
      kind: thing.kind,
      name: thing.name,
      title: say(thing.title),
      about: say(thing.about),
      subjects: [...thing.whose],
      marks: Object.entries(thing.marks).map(([name, about]) => ({ name, about: say(about) })),
      fields: thing.fields.map((field) => ({ ...termsOf(field), name: field.name, what: say(field.what) })),
    })),
  };
}

function termsOf({ purposes: all, basis, readers: who, kept }: Terms) {
  return { purposes: [...all], legalBasis: basis, readers: who, retention: kept };
}
