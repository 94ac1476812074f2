import type { EvidenceKind, SourceLineFragment, SourceState } from '../generated/graphql.js';
import type { MessageKey, Translate } from '../i18n/i18n.js';
import { kindMessages } from './words.js';
import './messages.js';

export const sourceStateMessages = {
  ON: 'sources.state.ON',
  OFF: 'sources.state.OFF',
  SWITCHING: 'sources.state.SWITCHING',
  WITHDRAWING: 'sources.state.WITHDRAWING',
  WITHDRAWN: 'sources.state.WITHDRAWN',
} as const satisfies Record<SourceState, MessageKey>;

/** How many records of evidence of a kind, to be filled with a count. */
export const evidenceMessages = {
  MESSAGED: 'sources.evidence.MESSAGED',
  MET: 'sources.evidence.MET',
  WORKED_WITH: 'sources.evidence.WORKED_WITH',
  CONNECTED: 'sources.evidence.CONNECTED',
  STATED: 'sources.evidence.STATED',
  DECLARED: 'sources.evidence.DECLARED',
} as const satisfies Record<EvidenceKind, MessageKey>;

const otherKinds: Readonly<Record<string, MessageKey>> = {
  CRM: 'sources.kind.CRM',
  CALENDAR: 'sources.kind.CALENDAR',
  ADDRESS_BOOK: 'sources.kind.ADDRESS_BOOK',
  PERSONNEL: 'sources.kind.PERSONNEL',
  TIES_FILE: 'imports.kind.TIES',
};

/** The words for a kind of source; one that is new stands for itself. */
export function sourceKindWords(kind: string, t: (key: MessageKey) => string): string {
  const messages: Readonly<Record<string, MessageKey>> = { ...kindMessages, ...otherKinds };
  const key = messages[kind];
  return key === undefined ? kind : t(key);
}

type Brought = Pick<SourceLineFragment, 'people' | 'organizations' | 'projects' | 'skillClaims'>;

export function whatItBrought(source: Brought): { message: MessageKey; count: number }[] {
  return [
    { message: 'sources.brought.people', count: source.people },
    { message: 'sources.brought.organizations', count: source.organizations },
    { message: 'sources.brought.projects', count: source.projects },
    { message: 'sources.brought.skills', count: source.skillClaims },
  ];
}

/** What a source is called: one that belongs to somebody else by its kind and number. */
export function sourceName(
  source: Pick<SourceLineFragment, 'kind' | 'name' | 'number'>,
  t: Translate,
): string {
  return (
    source.name ??
    t('sources.numbered', { kind: sourceKindWords(source.kind, t), number: source.number ?? 0 })
  );
}
