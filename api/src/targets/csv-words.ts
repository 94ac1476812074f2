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
      UNKNOWN: 'Unbekannt',
    },
    rungs: {
      COLLEAGUE: 'Kollege oder Kollegin',
      PATH: 'Weg',
      OFFER: 'Jemand hier kennt sie, ohne Namen',
      FACTS: 'Was wir gemeinsam gemacht haben',
      ASK_ALL: 'Alle fragen',
    },
    ties: { STRONG: 'stark', MEDIUM: 'mittel', WEAK: 'schwach' },
    changes: {
      REQUEST_ANSWERED: 'Anfrage beantwortet',
      NEW_PATH: 'neuer Weg',
      STRONGER: 'Verbindung stärker',
      FADING: 'Verbindung verblasst',
      WEAKER_PATH: 'nur noch ein schwächerer Weg',
      PATH_LOST: 'kein Weg mehr',
      NEW_OFFER: 'jemand hier kennt sie',
      OFFER_STRONGER: 'jemand hier kennt sie besser',
      OFFER_FADING: 'jemand hier kennt sie weniger gut',
      OFFER_LOST: 'niemand bietet sich mehr an',
      MOVED: 'neuer Arbeitgeber',
      LEFT: 'hat den Arbeitgeber verlassen',
      JOINED_US: 'arbeitet jetzt hier',
      LEFT_US: 'arbeitet nicht mehr hier',
    },
    accepted: 'Anfrage angenommen',
    declined: 'Anfrage abgelehnt',
  },
  en: {
    columns: [
      'Name',
      'Kind',
      'Organization',
      'Stage',
      'Domain',
      'Best way',
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
      OWN: 'Our own',
      UNKNOWN: 'Unknown',
    },
    rungs: {
      COLLEAGUE: 'Colleague',
      PATH: 'Path',
      OFFER: 'Somebody here knows them, unnamed',
      FACTS: 'What we did together',
      ASK_ALL: 'Ask everybody',
    },
    ties: { STRONG: 'strong', MEDIUM: 'medium', WEAK: 'weak' },
    changes: {
      REQUEST_ANSWERED: 'request answered',
      NEW_PATH: 'new path',
      STRONGER: 'tie stronger',
      FADING: 'tie fading',
      WEAKER_PATH: 'only a weaker way left',
      PATH_LOST: 'no path any more',
      NEW_OFFER: 'somebody here knows them',
      OFFER_STRONGER: 'somebody here knows them better',
      OFFER_FADING: 'somebody here knows them less well',
      OFFER_LOST: 'nobody offers any more',
      MOVED: 'new employer',
      LEFT: 'has left their employer',
      JOINED_US: 'works here now',
      LEFT_US: 'works here no more',
    },
    accepted: 'request accepted',
    declined: 'request declined',
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
