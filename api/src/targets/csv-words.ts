import type {
  OrganizationStage,
  TargetChangeKind,
  TargetKind,
  TargetRung,
  TieWord,
} from '../generated/schema.js';
import type { TargetChangeView } from './target-view.js';

/** The words of an exported list, in both languages: a file is read where the app is not. */

interface Words {
  readonly columns: string[];
  readonly kinds: Readonly<Record<TargetKind, string>>;
  readonly stages: Readonly<Record<OrganizationStage, string>>;
  readonly rungs: Readonly<Record<TargetRung, string>>;
  readonly ties: Readonly<Record<TieWord, string>>;
  readonly changes: Readonly<Record<TargetChangeKind, string>>;
  readonly accepted: string;
  readonly declined: string;
}

export const WORDS_OF: Readonly<Record<'de' | 'en', Words>> = {
  de: {
    columns: [
      'Name',
      'Art',
      'Organisation',
      'Stand',
      'Domain',
      'Bester Weg',
      'Wie gut',
      'Wer vorstellen kann',
      'Neu seit dem letzten Besuch',
      'Gemerkt am',
    ],
    kinds: { PERSON: 'Person', ORGANIZATION: 'Organisation' },
    stages: {
      PROSPECT: 'Interessent',
      CUSTOMER: 'Kunde',
      PARTNER: 'Partner',
      SUPPLIER: 'Lieferant',
      FORMER: 'Früherer Kunde',
      OWN: 'Eigene Firma',
      UNKNOWN: 'Ohne Angabe',
    },
    rungs: {
      COLLEAGUE: 'Arbeitet hier',
      PATH: 'Weg mit Namen',
      OFFER: 'Jemand hier, ohne Namen',
      FACTS: 'Gemeinsame Geschichte',
      ASK_ALL: 'Alle fragen',
    },
    ties: { STRONG: 'stark', MEDIUM: 'mittel', WEAK: 'schwach' },
    changes: {
      REQUEST_ANSWERED: 'Bitte beantwortet',
      NEW_PATH: 'neuer Weg',
      STRONGER: 'Verbindung stärker',
      FADING: 'Verbindung verblasst',
      WEAKER_PATH: 'nur noch ein schwächerer Weg',
      PATH_LOST: 'kein Weg mehr',
      NEW_OFFER: 'jemand hier hat jetzt eine Verbindung',
      OFFER_STRONGER: 'jemand hier hat eine stärkere Verbindung',
      OFFER_FADING: 'jemand hier hat eine schwächere Verbindung',
      OFFER_LOST: 'ohne Namen lässt sich niemand mehr fragen',
      MOVED: 'neuer Arbeitgeber',
      LEFT: 'hat den Arbeitgeber verlassen',
      JOINED_US: 'arbeitet jetzt hier',
      LEFT_US: 'arbeitet nicht mehr hier',
    },
    accepted: 'Bitte angenommen',
    declined: 'Vorstellung kam nicht zustande',
  },
  en: {
    columns: [
      'Name',
      'Kind',
      'Organization',
      'Stage',
      'Domain',
      'Best path',
      'How well',
      'Who can introduce',
      'New since the last visit',
      'Starred on',
    ],
    kinds: { PERSON: 'Person', ORGANIZATION: 'Organization' },
    stages: {
      PROSPECT: 'Prospect',
      CUSTOMER: 'Customer',
      PARTNER: 'Partner',
      SUPPLIER: 'Supplier',
      FORMER: 'Former customer',
      OWN: 'Own company',
      UNKNOWN: 'Not stated',
    },
    rungs: {
      COLLEAGUE: 'Works here',
      PATH: 'Named path',
      OFFER: 'Somebody here, unnamed',
      FACTS: 'Shared history',
      ASK_ALL: 'Ask everybody',
    },
    ties: { STRONG: 'strong', MEDIUM: 'medium', WEAK: 'weak' },
    changes: {
      REQUEST_ANSWERED: 'request answered',
      NEW_PATH: 'new path',
      STRONGER: 'tie stronger',
      FADING: 'tie fading',
      WEAKER_PATH: 'only a weaker path left',
      PATH_LOST: 'no path any more',
      NEW_OFFER: 'somebody here now has a tie',
      OFFER_STRONGER: 'somebody here has a stronger tie',
      OFFER_FADING: 'somebody here has a weaker tie',
      OFFER_LOST: 'nobody left to ask without names',
      MOVED: 'new employer',
      LEFT: 'has left their employer',
      JOINED_US: 'works here now',
      LEFT_US: 'no longer works here',
    },
    accepted: 'request accepted',
    declined: 'introduction did not come about',
  },
};

/** A change in a few words. */
export function textOf(change: TargetChangeView, language: 'de' | 'en'): string {
  const words = WORDS_OF[language];
  const { kind, state, organization } = change;
  if (kind === 'REQUEST_ANSWERED') return state === 'ACCEPTED' ? words.accepted : words.declined;
  return organization === null ? words.changes[kind] : `${words.changes[kind]}: ${organization.name}`;
}

/** Those of a list with commas that are allowed; null if there is none. */
export function chosen<Choice extends string>(given: unknown, allowed: readonly Choice[]): Choice[] | null {
  const texts = typeof given === 'string' ? given.split(',') : [];
  const found = allowed.filter((choice) => texts.includes(choice));
  return found.length > 0 ? found : null;
}
