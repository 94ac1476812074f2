/** The words that the register is written in: what for, on what basis, who may see it, how long. */

/** One sentence in both languages. */
export interface Said {
  readonly de: string;
  readonly en: string;
}

/** One of the answers that many fields share. */
export interface Term {
  /** A few words, for a list. */
  readonly title: Said;
  /** The whole answer. */
  readonly about: Said;
}

const term = (deTitle: string, enTitle: string, de: string, en: string): Term => ({
  title: { de: deTitle, en: enTitle },
  about: { de, en },
});

/**
 * What something is stored for. Each is a processing activity of its own; the three that employees agree to, each by
 * itself, have the names they have in the policy.
 */
export const purposes = {
  FIND_PATHS: term(
    'Wege finden',
    'Find paths',
    'Zeigen, welche Kollegin oder welcher Kollege wen bei einem Kunden oder Interessenten kennt, und um eine Vorstellung bitten.',
    'Show which colleague knows whom at a customer or prospect, and ask for an introduction.',
  ),
  FIND_EXPERTS: term(
    'Fachleute finden',
    'Find experts',
    'Zeigen, wer im Unternehmen zu einem Thema gefragt werden kann, mit Gründen aus Projekten und eigenen Angaben.',
    'Show who in the company can be asked about a topic, with reasons from projects and from what people say themselves.',
  ),
  NETWORK_GAPS: term(
    'Lücken im Netz',
    'Network gaps',
    'Zeigen, wo das Netz des Unternehmens dünn ist: nur für Gruppen ab fünf Personen, nie als Rangfolge von Menschen.',
    'Show where the company’s network is thin: for groups of five people and more only, never as a ranking of people.',
  ),
  DIRECTORY: term(
    'Verzeichnis führen',
    'Keep the directory',
    'Festhalten, wer hier arbeitet und wer draußen Ansprechpartner ist, mit Abteilungen, Organisationen und Projekten.',
    'Record who works here and who is a contact outside, with departments, organizations and projects.',
  ),
  PERSONAL_CHOICE: term(
    'Eigene Entscheidungen achten',
    'Respect one’s own choices',
    'Festhalten, was jemand mit wem teilt oder nicht teilt, damit sich jede Antwort daran hält.',
    'Record what somebody shares or does not share, so that every answer keeps to it.',
  ),
  PERSONAL_TOOLS: term(
    'Eigene Merkhilfen',
    'One’s own notes',
    'Aufheben, was jemand für sich selbst gespeichert hat: Ziele, Bilder, Filter, Hinweise.',
    'Keep what somebody saved for themselves: targets, pictures, filters, notices.',
  ),
  DATA_QUALITY: term(
    'Daten pflegen',
    'Keep data right',
    'Wissen, woher eine Angabe kommt, sie berichtigen und zurücknehmen, Doppeltes zusammenführen, nichts zweimal zählen.',
    'Know where a statement comes from, correct it and take it back, merge duplicates, count nothing twice.',
  ),
  OPERATION: term(
    'Betrieb und Sicherheit',
    'Operation and security',
    'Das System verlässlich und sicher betreiben: Anmeldung, Reihenfolge von Änderungen, Fehlersuche, Neustart.',
    'Run the system reliably and safely: signing in, the order of changes, finding errors, starting again.',
  ),
} as const satisfies Record<string, Term>;

export type RegisterPurpose = keyof typeof purposes;

/** On what legal basis. Proposals to be examined by whoever is responsible, not legal advice. */
export const bases = {
  CONSENT: term(
    'Einwilligung',
    'Consent',
    'Einwilligung je Zweck (Art. 6 Abs. 1 lit. a, Art. 7 DSGVO; § 26 Abs. 2 BDSG), im Rahmen der Betriebsvereinbarung. In einem Probebetrieb mit erfundenen Personen gilt sie als erteilt.',
    'Consent for each purpose (Art. 6 (1) (a), Art. 7 GDPR; § 26 (2) BDSG), within the works agreement. In a trial with invented people it counts as given.',
  ),
  WORKS_AGREEMENT: term(
    'Betriebsvereinbarung',
    'Works agreement',
    'Betriebsvereinbarung als eigene Vorschrift (Art. 88 DSGVO, § 26 Abs. 4 BDSG), für Kontakte außerhalb berechtigtes Interesse (Art. 6 Abs. 1 lit. f DSGVO).',
    'Works agreement as a rule of its own (Art. 88 GDPR, § 26 (4) BDSG); for contacts outside, legitimate interest (Art. 6 (1) (f) GDPR).',
  ),
  LEGITIMATE_INTEREST: term(
    'Berechtigtes Interesse',
    'Legitimate interest',
    'Berechtigtes Interesse an geordneten Geschäftsbeziehungen (Art. 6 Abs. 1 lit. f DSGVO). Außenstehende werden informiert (Art. 14) und können widersprechen (Art. 21).',
    'Legitimate interest in orderly business relations (Art. 6 (1) (f) GDPR). People outside are informed (Art. 14) and may object (Art. 21).',
  ),
  OWN_INSTANCE: term(
    'Auf eigenen Wunsch',
    'At one’s own instance',
    'Von der Person selbst angelegt und nur für sie (Art. 6 Abs. 1 lit. f DSGVO): Sie kann es jederzeit ändern oder löschen.',
    'Made by the person themselves and for them alone (Art. 6 (1) (f) GDPR): they may change or remove it at any time.',
  ),
  ACCOUNTABILITY: term(
    'Pflicht zum Schutz',
    'Duty to protect',
    'Pflicht, Entscheidungen der Betroffenen einzuhalten und Daten zu sichern (Art. 6 Abs. 1 lit. c und f mit Art. 5 Abs. 2, 25 und 32 DSGVO).',
    'Duty to keep to what people decided and to secure data (Art. 6 (1) (c) and (f) with Art. 5 (2), 25 and 32 GDPR).',
  ),
  NOT_PERSONAL: term(
    'Kein Personenbezug',
    'Not personal',
    'Die Angabe sagt für sich genommen nichts über einen Menschen.',
    'Taken by itself it says nothing about anybody.',
  ),
} as const satisfies Record<string, Term>;

export type LegalBasis = keyof typeof bases;

/** Who may see something by way of Perlen. Whoever administers server and database can technically read what lies there. */
export const readers = {
  EMPLOYEES: term(
    'Alle Beschäftigten',
    'All employees',
    'Jede und jeder Beschäftigte. Ein Kontakt, den nur private Beziehungen kennen, ist für alle anderen nicht da.',
    'Every employee. A contact whom only private ties know is not there for anybody else.',
  ),
  OWN_TIE: term(
    'Wer die Person kennt',
    'Who knows the person',
    'Bei Kolleginnen und Kollegen alle Beschäftigten; bei Außenstehenden nur, wer selbst eine Beziehung zu ihnen hat.',
    'Of colleagues every employee; of people outside only those who have a tie of their own to them.',
  ),
  TIE: term(
    'Die beiden; andere nach Freigabe',
    'The two; others as shared',
    'Zahlen und Tage lesen nur die beiden selbst. Andere lesen Worte („regelmäßig, dieses Jahr“), und nur, wenn die Beziehung mit Namen geteilt ist. Wird ohne Namen geteilt, steht im Angebot allein, wie gut jemand Ungenanntes die Person kennt. Im Probebetrieb sieht die Befehlszeile alles außer Privatem.',
    'Only the two themselves read numbers and days. Others read words (“regularly, this year”), and only if the tie is shared with names. If it is shared without names, an offer says only how well somebody unnamed knows the person. In a trial the command line sees all but what is private.',
  ),
  SELF: term(
    'Nur die Person selbst',
    'The person alone',
    'Nur die oder der Beschäftigte selbst, sonst niemand.',
    'The employee alone, nobody else.',
  ),
  PARTIES: term(
    'Wer fragt und wer gefragt wird',
    'Who asks and who is asked',
    'Wer um die Vorstellung bittet und wer darum gebeten wird. Namen der Gefragten öffnen sich erst mit ihrer Zusage.',
    'Whoever asks for the introduction and whoever is asked for it. The name of who was asked through an offer opens only when they accept.',
  ),
  STEWARDS: term(
    'Datenpflege',
    'Data stewards',
    'Nur Beschäftigte mit der Rolle Datenpflege; im Probebetrieb auch die Befehlszeile.',
    'Employees with the role data steward alone; in a trial the command line as well.',
  ),
  AUDIT: term(
    'Betriebsrat im Einzelfall; jeder zu sich selbst',
    'Works council case by case; everybody of themselves',
    'Der Betriebsrat liest, was zu einer einzelnen Person festgehalten ist; die Person sieht, dass er es tat. Beschäftigte lesen, wer sie nachgeschlagen hat: nach Rolle und Zweck, ohne Namen.',
    'The works council reads what was recorded about one person, who sees that it did. Employees read who looked them up: by role and purpose, without names.',
  ),
  ADMINISTRATION: term(
    'Betrieb des Servers',
    'Who runs the server',
    'Nur, wer den Server betreibt: in dessen Dateien und Protokollen, auf keiner Seite von Perlen.',
    'Whoever runs the server alone: in its files and logs, on no page of Perlen.',
  ),
  ACCOUNT: term(
    'Die Person und die Kontoverwaltung',
    'The person and who manages accounts',
    'Die Person selbst und wer Konten verwaltet (Rolle Admin). Schlüssel und Kennwörter sieht auch dort niemand.',
    'The person themselves and whoever manages accounts (role admin). Keys and passwords nobody sees there either.',
  ),
  NOBODY: term(
    'Niemand, nur das System',
    'Nobody, only the system',
    'Keine Seite zeigt es. Das System rechnet damit.',
    'No page shows it. The system works with it.',
  ),
} as const satisfies Record<string, Term>;

export type Readers = keyof typeof readers;

/** How long something is kept. `isOpen`: nothing ends it by itself yet, which has to be settled before going live. */
export interface Retention extends Term {
  readonly isOpen: boolean;
}

const kept = (term: Term, isOpen = false): Retention => ({ ...term, isOpen });

export const retentions = {
  WITH_RECORD: kept(
    term(
      'Bis der Eintrag gelöscht wird',
      'Until the record is removed',
      'Bis die Datenpflege den Eintrag löscht oder die Angabe leert. Eine Frist, die von selbst endet, gibt es noch nicht.',
      'Until a data steward removes the record or empties the field. No period ends by itself yet.',
    ),
    true,
  ),
  WITH_SOURCE: kept(
    term(
      'Bis die Quelle zurückgenommen wird',
      'Until the source is withdrawn',
      'Bis die Quelle zurückgenommen, die Einwilligung widerrufen, widersprochen oder eine der Personen gelöscht wird. Der Wert verblasst mit den Jahren; von selbst gelöscht wird er noch nicht.',
      'Until the source or the consent is withdrawn, somebody objects, or one of the people is removed. The value fades over the years; nothing removes it by itself yet.',
    ),
    true,
  ),
  WITH_REQUEST: kept(
    term(
      'Bis eine der Personen gelöscht wird',
      'Until one of the people is removed',
      'Bis eine der beteiligten Personen gelöscht wird. Ein geöffneter Name schließt sich nach 90 Tagen; die Anfrage selbst endet noch nicht von selbst.',
      'Until one of the people taking part is removed. A name that was opened closes after 90 days; the request itself does not end by itself yet.',
    ),
    true,
  ),
  WITH_IMPORT: kept(
    term(
      'Mit dem Verlauf der Importe',
      'With the history of imports',
      'So lange wie der Verlauf der Importe. Er hat noch kein Ende.',
      'As long as the history of imports, which has no end yet.',
    ),
    true,
  ),
  WITH_ACCOUNT: kept(
    term(
      'Bis das Konto entfernt wird',
      'Until the account is removed',
      'Bis die Kontoverwaltung das Konto entfernt. Wer ausscheidet, kommt damit nicht mehr hinein; entfernt wird es noch nicht von selbst.',
      'Until whoever manages accounts removes it. Whoever leaves no longer gets in with it; nothing removes it by itself yet.',
    ),
    true,
  ),
  AS_PROOF_OF_CONSENT: kept(
    term(
      'Als Nachweis, mit dem Eintrag',
      'As proof, with the record',
      'Als Nachweis der Einwilligung und ihres Widerrufs (Art. 7 Abs. 1 DSGVO), bis der Eintrag der Person gelöscht wird.',
      'As proof of the consent and its withdrawal (Art. 7 (1) GDPR), until the person’s record is removed.',
    ),
    true,
  ),
  LASTING: kept(
    term(
      'Dauerhaft',
      'For good',
      'Dauerhaft: Eine Vereinbarung muss belegt und ein Widerspruch bei jedem Import beachtet werden können.',
      'For good: an agreement has to be proven, and an objection heeded by every import.',
    ),
  ),
  UNTIL_TAKEN_BACK: kept(
    term(
      'Bis man es zurücknimmt',
      'Until one takes it back',
      'Bis die Person es selbst ändert oder löscht, spätestens mit ihrem Eintrag.',
      'Until the person changes or removes it themselves, at the latest with their record.',
    ),
  ),
  WHILE_EVIDENCE: kept(
    term(
      'Solange es einen Anhalt gibt',
      'While there is evidence',
      'Wird mit jedem Anhalt neu berechnet und ist mit dem letzten verschwunden.',
      'Computed anew whenever evidence changes, and gone with the last of it.',
    ),
  ),
  NINETY_DAYS: kept(term('90 Tage', '90 days', 'Neunzig Tage.', 'Ninety days.')),
  SEVEN_DAYS: kept(
    term('7 Tage', '7 days', 'Sieben Tage; der letzte Eintrag bleibt.', 'Seven days; the last entry stays.'),
  ),
  THREE_DAYS: kept(
    term('3 Tage', '3 days', 'Drei Tage, oder bis sie benutzt wird.', 'Three days, or until it is used.'),
  ),
  ONE_SESSION: kept(
    term(
      'Bis zum Abmelden, höchstens 1 Tag',
      'Until sign-out, a day at most',
      'Bis zum Abmelden, nach einer Stunde ohne Benutzung, spätestens nach einem Tag; beides lässt sich einstellen.',
      'Until one signs out, after an hour unused, after a day at the latest; both can be set.',
    ),
  ),
  HALF_A_YEAR: kept(
    term('180 Tage', '180 days', '180 Tage nach der letzten Anmeldung.', '180 days after the last sign-in.'),
  ),
  ONE_DAY: kept(
    term(
      '1 Tag',
      '1 day',
      'Ein Tag, dann wird es gelöscht oder ersetzt.',
      'One day, then it is removed or replaced.',
    ),
  ),
  ONE_HOUR: kept(
    term(
      'Höchstens 1 Stunde',
      'An hour at most',
      'Bis der Vorgang beendet ist, höchstens eine Stunde.',
      'Until the task is done, an hour at most.',
    ),
  ),
  THIRTY_DAYS: kept(
    term(
      'Bis zum Abmelden, höchstens 30 Tage',
      'Until sign-out, 30 days at most',
      'Bis zum Abmelden oder zum Neustart des Servers, höchstens 30 Tage.',
      'Until one signs out or the server starts again, 30 days at most.',
    ),
  ),
  WHILE_RUNNING: kept(
    term(
      'Bis es ersetzt wird',
      'Until it is replaced',
      'Bis eine neue Fassung es ersetzt. Was zurückgenommen wird, verlässt die Datei sofort.',
      'Until a new version replaces it. What is taken back leaves the file at once.',
    ),
  ),
  IN_BROWSER: kept(
    term(
      'Im eigenen Browser',
      'In one’s own browser',
      'Nur im eigenen Browser: bis der Reiter geschlossen wird oder man die Daten der Seite löscht.',
      'In one’s own browser alone: until the tab is closed or the site’s data is cleared.',
    ),
  ),
  BY_OPERATOR: kept(
    term(
      'Wie der Betrieb es festlegt',
      'As whoever runs it decides',
      'Perlen schreibt Protokolle nur aus und hebt keine auf; wie lange sie liegen, legt der Betrieb des Servers fest.',
      'Perlen writes logs out and keeps none; whoever runs the server decides how long they lie.',
    ),
    true,
  ),
  WITH_STORE: kept(
    term(
      'Solange die Datenbank besteht',
      'As long as the database',
      'Gehört zum Aufbau der Datenbank und sagt nichts über einen Menschen.',
      'Belongs to the make of the database and says nothing about anybody.',
    ),
  ),
} as const satisfies Record<string, Retention>;

export type Kept = keyof typeof retentions;
