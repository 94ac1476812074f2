import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import de from '../i18n/de.json';
import en from '../i18n/en.json';
import type { Language, Translate } from '../i18n/i18n.js';
import { sampleReason } from '../testing/sample-paths.js';
import { reasonLine, reasonPhrase } from './reasons.js';

const words = i18next.createInstance();
const translate =
  (language: Language): Translate =>
  (key, values) =>
    words.t(key, { ...values, lng: language });

beforeAll(async () => {
  await words.init({
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { de: { translation: de }, en: { translation: en } },
  });
});

describe('reasons in words', () => {
  it('say kind, how often and how long ago, evidence of one age together', () => {
    const reasons = [sampleReason(), sampleReason({ kind: 'MET', frequency: 'OCCASIONAL' })];
    expect(reasonPhrase(translate('en'), 'en', reasons)).toBe(
      'regular mail and occasional meetings this quarter',
    );
    expect(reasonPhrase(translate('de'), 'de', reasons)).toBe(
      'regelmäßige Mails und gelegentliche Treffen in diesem Quartal',
    );
  });

  it('put the latest first', () => {
    const reasons = [sampleReason({ kind: 'WORKED_WITH', age: 'EARLIER' }), sampleReason()];
    expect(reasonPhrase(translate('en'), 'en', reasons)).toBe(
      'regular mail this quarter; steady work on the same projects in earlier years',
    );
  });

  it('give no age to what is a state, not an event', () => {
    const reasons = [sampleReason({ kind: 'CONNECTED', age: 'EARLIER' }), sampleReason()];
    expect(reasonPhrase(translate('en'), 'en', reasons)).toBe(
      'regular mail this quarter; saved in an address book',
    );
  });

  it('show counts and dates only where the API gives them: on own ties', () => {
    const own = sampleReason({ count: 42, first: '2024-03-12', last: '2026-11-03' });
    expect(reasonLine(translate('en'), 'en', own)).toBe(
      '42 messages, first on 12 Mar 2024, latest on 3 Nov 2026',
    );
    expect(reasonLine(translate('de'), 'de', sampleReason())).toBe('regelmäßige Mails in diesem Quartal');
  });

  it('have a singular', () => {
    const once = sampleReason({ kind: 'MET', count: 1, first: '2026-06-18', last: '2026-06-18' });
    expect(reasonLine(translate('de'), 'de', once)).toBe('ein Treffen, zuletzt 18. Juni 2026');
  });

  it("call one's own word by its level", () => {
    const declared = sampleReason({ kind: 'DECLARED', level: 'WELL', count: 1, last: '2026-11-23' });
    expect(reasonLine(translate('en'), 'en', declared)).toBe('Own word: Well (23 Nov 2026)');
  });
});
