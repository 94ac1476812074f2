import { type StoredThing, stored, type Terms } from '../thing.js';

const account: Terms = {
  purposes: ['OPERATION'],
  basis: 'ACCOUNTABILITY',
  readers: 'ACCOUNT',
  kept: 'WITH_ACCOUNT',
};
const secret: Partial<Terms> = { readers: 'NOBODY' };
const lock = ['Sperre, solange geschrieben wird', 'Lock while something is written', secret] as const;

/** What people sign in with in live mode. In a trial there is nothing of it. */
export const accountThings: readonly StoredThing[] = [
  stored('NODE', 'User', {
    ...account,
    title: ['Konto', 'Account'],
    about: ['Womit sich jemand im Echtbetrieb anmeldet.', 'What somebody signs in to in live mode.'],
    whose: ['EMPLOYEES'],
    fields: {
      id: ['Kennung', 'Identifier'],
      email: ['E-Mail-Adresse', 'E-mail address'],
      personId: ['Wessen Konto es ist', 'Whose account it is'],
      roles: ['Eigene Rollen des Kontos', 'Roles of the account’s own'],
      isDisabled: ['Ob es geschlossen ist', 'Whether it is closed'],
      passwordHash: [
        'Prüfwert des Kennworts (Argon2id), nie das Kennwort',
        'Hash of the password (Argon2id), never the password',
        secret,
      ],
      totp: ['Schlüssel des zweiten Faktors, versiegelt', 'Key of the second factor, sealed', secret],
      totpPending: ['Derselbe, bis er bestätigt ist', 'The same until it is confirmed', secret],
      totpLastStep: [
        'Welcher Code zuletzt galt, damit keiner zweimal gilt',
        'Which code was taken last, so that none is taken twice',
        secret,
      ],
      recoveryHashes: ['Prüfwerte der Ersatzcodes', 'Hashes of the recovery codes', secret],
      identity: [
        'Kennung beim Anmeldedienst des Unternehmens',
        'Identifier at the company’s identity provider',
        secret,
      ],
      createdAt: ['Wann angelegt', 'When made'],
      lock,
    },
  }),
  stored('RELATIONSHIP', 'OF', {
    ...account,
    title: ['Gehört zum Konto', 'Belongs to the account'],
    about: [
      'Zu welchem Konto eine Sitzung, ein Link, ein Schlüssel oder ein Browser gehört.',
      'To which account a session, a link, a token or a browser belongs.',
    ],
    whose: ['EMPLOYEES'],
    fields: {},
  }),
  stored('NODE', 'Session', {
    ...account,
    readers: 'SELF',
    kept: 'ONE_SESSION',
    title: ['Sitzung', 'Session'],
    about: [
      'Dass jemand in einem Browser angemeldet ist. Man sieht die eigenen und kann sie beenden.',
      'That somebody is signed in in a browser. One sees one’s own and can end them.',
    ],
    whose: ['EMPLOYEES'],
    fields: {
      id: ['Kennung', 'Identifier'],
      hash: ['Prüfwert des Geheimnisses im Cookie', 'Hash of the secret in the cookie', secret],
      createdAt: ['Beginn', 'Beginning'],
      usedAt: ['Zuletzt benutzt, auf einige Minuten', 'Last used, to a few minutes'],
      expiresAt: ['Spätestes Ende', 'End at the latest'],
      method: [
        'Wie angemeldet: Kennwort, Link oder Anmeldedienst',
        'How signed in: password, link or identity provider',
      ],
      device: ['Wie sich der Browser beschreibt', 'How the browser describes itself'],
      groupRoles: [
        'Rollen aus den Gruppen des Anmeldedienstes',
        'Roles from groups of the identity provider',
        secret,
      ],
      providerSid: [
        'Nummer der Sitzung beim Anmeldedienst',
        'Number of the session at the identity provider',
        secret,
      ],
      refreshToken: [
        'Versiegelter Schlüssel, um beim Anmeldedienst nachzufragen',
        'Sealed key to ask the identity provider again',
        secret,
      ],
      refreshedAt: ['Wann zuletzt nachgefragt wurde', 'When it was last asked', secret],
      lock,
    },
  }),
  stored('NODE', 'ApiToken', {
    ...account,
    readers: 'SELF',
    kept: 'UNTIL_TAKEN_BACK',
    title: ['Schlüssel für Programme', 'Token for machines'],
    about: [
      'Womit ein Programm im Namen einer Person fragt; gilt höchstens ein Jahr.',
      'What a program asks with in a person’s name; valid for a year at most.',
    ],
    whose: ['EMPLOYEES'],
    fields: {
      id: ['Kennung', 'Identifier'],
      hash: ['Prüfwert des Schlüssels', 'Hash of the token', secret],
      name: ['Name', 'Name'],
      roles: ['Welche Rollen er mitbringt', 'Which roles it brings'],
      isReadOnly: ['Ob er nur lesen darf', 'Whether it may only read'],
      createdAt: ['Wann angelegt', 'When made'],
      usedAt: ['Zuletzt benutzt', 'Last used'],
      expiresAt: ['Bis wann er gilt', 'Until when it is valid'],
    },
  }),
  stored('NODE', 'Invitation', {
    ...account,
    kept: 'THREE_DAYS',
    title: ['Einladung', 'Invitation'],
    about: ['Ein Link, mit dem jemand sein Kennwort setzt.', 'A link by which somebody sets their password.'],
    whose: ['EMPLOYEES'],
    fields: {
      hash: ['Prüfwert des Links', 'Hash of the link', secret],
      createdAt: ['Wann gemacht', 'When made'],
      expiresAt: ['Bis wann er gilt', 'Until when it is valid'],
      isReset: ['Ob er ein Kennwort ersetzt', 'Whether it replaces a password'],
    },
  }),
  stored('NODE', 'SignInFlow', {
    ...account,
    readers: 'NOBODY',
    kept: 'ONE_HOUR',
    title: ['Anmeldung unterwegs', 'Sign-in on its way'],
    about: [
      'Solange jemand beim Anmeldedienst ist und zurückkommt.',
      'While somebody is at the identity provider and comes back.',
    ],
    whose: ['NOBODY'],
    fields: {
      hash: ['Prüfwert des Geheimnisses im Cookie', 'Hash of the secret in the cookie'],
      state: [
        'Zufallswert gegen untergeschobene Anmeldungen',
        'Random value against sign-ins made by others',
      ],
      nonce: ['Zufallswert gegen Wiederholung', 'Random value against repetition'],
      verifier: ['Geheimnis des Austauschs (PKCE)', 'Secret of the exchange (PKCE)'],
      returnTo: ['Zu welcher Seite zurück', 'Back to which page'],
      expiresAt: ['Bis wann es gilt', 'Until when it is valid'],
      lock,
    },
  }),
  stored('NODE', 'SignInAttempt', {
    ...account,
    readers: 'NOBODY',
    kept: 'ONE_DAY',
    title: ['Misslungene Anmeldung', 'Failed sign-in'],
    about: [
      'Wie oft eine Anmeldung misslang, damit Raten langsam wird. Unter einem Prüfwert, nicht unter dem Namen.',
      'How often a sign-in failed, so that guessing becomes slow. Under a hash, not under the name.',
    ],
    whose: ['EMPLOYEES'],
    fields: {
      id: ['Prüfwert', 'Hash'],
      failures: ['Wie oft', 'How often'],
      nextAt: ['Ab wann wieder', 'From when again'],
      at: ['Zuletzt', 'Last'],
      lock,
    },
  }),
  stored('NODE', 'KnownBrowser', {
    ...account,
    readers: 'NOBODY',
    kept: 'HALF_A_YEAR',
    title: ['Bekannter Browser', 'Known browser'],
    about: [
      'Ein Browser, in dem sich jemand schon angemeldet hat, damit fremdes Raten die Person nicht aufhält.',
      'A browser in which somebody has signed in before, so that others’ guessing does not hold them up.',
    ],
    whose: ['EMPLOYEES'],
    fields: {
      hash: ['Prüfwert des Geheimnisses im Cookie', 'Hash of the secret in the cookie'],
      at: ['Wann zuletzt', 'When last'],
    },
  }),
  stored('COOKIE', 'perlen_session', {
    ...account,
    readers: 'SELF',
    kept: 'ONE_SESSION',
    title: ['Sitzung im Browser', 'Session in the browser'],
    about: [
      'Zufälliges Geheimnis der Sitzung; kein Skript liest es.',
      'Random secret of the session; no script reads it.',
    ],
    whose: ['EMPLOYEES'],
    fields: {},
  }),
  stored('COOKIE', 'perlen_known', {
    ...account,
    readers: 'SELF',
    kept: 'HALF_A_YEAR',
    title: ['Bekannter Browser, im Browser', 'Known browser, in the browser'],
    about: [
      'Zufälliges Geheimnis, an dem der Browser wiedererkannt wird.',
      'Random secret by which the browser is recognised.',
    ],
    whose: ['EMPLOYEES'],
    fields: {},
  }),
  stored('COOKIE', 'perlen_flow', {
    ...account,
    readers: 'SELF',
    kept: 'ONE_HOUR',
    title: ['Anmeldung unterwegs, im Browser', 'Sign-in on its way, in the browser'],
    about: [
      'Zehn Minuten lang, für den Weg zum Anmeldedienst und zurück.',
      'For ten minutes, for the way to the identity provider and back.',
    ],
    whose: ['EMPLOYEES'],
    fields: {},
  }),
];
