import type { EvidenceKind, SharingOrigin, TieLevel, TieSharing } from '../generated/graphql.js';
import type { MessageKey } from '../i18n/i18n.js';
import './messages.js';

export const sharingMessages = {
  NAMED: 'sharing.named',
  BLIND: 'sharing.blind',
  PRIVATE: 'sharing.private',
} as const satisfies Record<TieSharing, MessageKey>;

export const originMessages = {
  CHOICE: 'contacts.origin.choice',
  RULE: 'contacts.origin.rule',
  COLLEAGUE: 'contacts.origin.colleague',
  DEFAULT: 'contacts.origin.default',
} as const satisfies Record<SharingOrigin, MessageKey>;

export const kindMessages = {
  MESSAGED: 'kind.messaged',
  MET: 'kind.met',
  WORKED_WITH: 'kind.workedWith',
  CONNECTED: 'kind.connected',
  STATED: 'kind.stated',
  DECLARED: 'kind.declared',
} as const satisfies Record<EvidenceKind, MessageKey>;

export const levelMessages = {
  WELL: 'level.well',
  SOMEWHAT: 'level.somewhat',
  BARELY: 'level.barely',
  NO: 'level.no',
} as const satisfies Record<TieLevel, MessageKey>;
