import type { RefusalReason } from './report.js';

interface Sentence {
  readonly de: string;
  readonly en: string;
}

/** What each reason means and what to do about it, in both languages. Dates and `nameTooLong` read alike in mail and CSV. */
const REASON_SENTENCES: Readonly<Record<RefusalReason, Sentence>> = {
  missingFile: { de: 'Die Datei ist nicht da.', en: 'The file is not there.' },
  emptyFile: { de: 'Die Datei ist leer.', en: 'The file is empty.' },
  binaryFile: {
    de: 'Die Datei enthält keinen Text. Bitte als CSV oder mbox speichern.',
    en: 'The file holds no text. Save it as CSV or mbox.',
  },
  unknownFormat: {
    de: 'Das Format ist nicht erkannt. Mail geht als .mbox, .eml, Ordner oder .zip, alles andere als CSV.',
    en: 'The format is not recognised. Mail comes as .mbox, .eml, a folder or a .zip, all else as CSV.',
  },
  unreadable: {
    de: 'Die Datei lässt sich nicht lesen. Fehlt das Recht, oder ist der Datenträger beschädigt?',
    en: 'The file cannot be read. Is the permission missing, or the disk damaged?',
  },
  brokenArchive: {
    de: 'Das Archiv ist beschädigt oder abgeschnitten. Bitte neu packen.',
    en: 'The archive is damaged or cut off. Pack it again.',
  },
  encryptedEntry: {
    de: 'Der Eintrag ist verschlüsselt. Bitte ohne Kennwort packen.',
    en: 'The entry is encrypted. Pack it without a password.',
  },
  nestedArchive: {
    de: 'Ein Archiv im Archiv wird nicht geöffnet. Bitte vorher auspacken.',
    en: 'An archive inside the archive is not opened. Unpack it first.',
  },
  tooManyEntries: {
    de: 'Das Archiv enthält zu viele Dateien. Bitte aufteilen.',
    en: 'The archive holds too many files. Split it.',
  },
  tooLargeUnpacked: {
    de: 'Ausgepackt ist das Archiv zu groß. Bitte aufteilen.',
    en: 'Unpacked, the archive is too large. Split it.',
  },
  suspiciousRatio: {
    de: 'Das Archiv entpackt sich verdächtig groß und wurde nicht weiter gelesen.',
    en: 'The archive unpacks suspiciously large and was not read further.',
  },
  noAgreement: {
    de: 'Dafür gibt es noch keine Vereinbarung mit dem Betriebsrat, die gilt. Vorher wird nichts verarbeitet.',
    en: 'No agreement with the works council that is in force allows this. Nothing is processed before.',
  },
  ownerConsent: {
    de: 'Ein Postfach wird nur mit Einwilligung seiner Inhaberin oder seines Inhabers eingelesen.',
    en: 'A mailbox is imported only with the consent of whoever it belongs to.',
  },
  withoutConsent: {
    de: 'Nicht gespeichert, weil eine der beiden Seiten nicht eingewilligt oder widersprochen hat.',
    en: 'Not stored, because one of the two did not consent or objected.',
  },
  objected: {
    de: 'Diese Person hat widersprochen und wird nicht wieder aufgenommen.',
    en: 'This person objected and is not taken in again.',
  },
  headerTooLong: { de: 'Eine Kopfzeile ist zu lang.', en: 'A header line is too long.' },
  headerBlockTooLong: {
    de: 'Der Kopf der Nachricht ist zu lang.',
    en: 'The header of the message is too long.',
  },
  notAMessage: {
    de: 'Keine Nachricht: From, To, Cc, Date und Message-ID fehlen.',
    en: 'Not a message: From, To, Cc, Date and Message-ID are missing.',
  },
  sender: { de: 'Kein lesbarer Absender.', en: 'No readable sender.' },
  noRecipients: { de: 'Kein lesbarer Empfänger.', en: 'No readable recipient.' },
  recipients: {
    de: 'Mehr als 20 Empfänger: Das sagt nicht, dass sich zwei kennen.',
    en: 'More than 20 recipients: it does not say that two people know each other.',
  },
  date: {
    de: 'Das Datum ist unlesbar, vor 1980 oder in der Zukunft. Die Personen wurden übernommen, die Nachricht nicht gezählt.',
    en: 'The date is unreadable, before 1980 or in the future. In mail the people were taken, the message not counted.',
  },
  outside: {
    de: 'Beide stehen außerhalb der eigenen Firma. Stimmen die eigenen Domains?',
    en: 'Both are outside your company. Are your own domains right?',
  },
  self: { de: 'Beide Enden sind dieselbe Person.', en: 'Both ends are the same person.' },
  role: {
    de: 'Eine Listen- oder Sammeladresse ist keine Person.',
    en: 'A mailing list or shared address is not a person.',
  },
  noAddress: { de: 'Ein Name ohne Adresse.', en: 'A name without an address.' },
  address: { de: 'Keine brauchbare E-Mail-Adresse.', en: 'Not a usable e-mail address.' },
  unknownDomain: { de: 'Diese Domain-Endung gibt es nicht.', en: 'There is no such domain ending.' },
  truncatedList: { de: 'Die Liste ist in der Datei abgeschnitten.', en: 'The list is cut off in the file.' },
  nameTooLong: { de: 'Der Name ist zu lang.', en: 'The name is too long.' },
  quotes: { de: 'Die Anführungszeichen gehen nicht auf.', en: 'The quotation marks do not match.' },
  lineTooLong: { de: 'Die Zeile ist zu lang.', en: 'The line is too long.' },
  tooManyColumns: {
    de: 'Die Zeile hat mehr Spalten als die Kopfzeile.',
    en: 'The row has more columns than the head of the file.',
  },
  controlCharacters: { de: 'Der Wert enthält Steuerzeichen.', en: 'The value holds control characters.' },
  missingValue: { de: 'Ein nötiger Wert fehlt.', en: 'A value that is needed is missing.' },
  valueTooLong: { de: 'Der Wert ist zu lang.', en: 'The value is too long.' },
  email: { de: 'Keine gültige E-Mail-Adresse.', en: 'Not a valid e-mail address.' },
  domain: { de: 'Keine gültige Domain.', en: 'Not a valid domain.' },
  ambiguousDate: {
    de: 'Tag und Monat sind nicht zu unterscheiden. Bitte 2026-11-23 schreiben.',
    en: 'Day and month cannot be told apart. Write 2026-11-23.',
  },
  dateImplausible: { de: 'Das Datum ist nicht plausibel.', en: 'The date is not plausible.' },
  dateOrder: { de: 'Das Ende liegt vor dem Anfang.', en: 'The end is before the beginning.' },
  strength: {
    de: 'Die Stärke ist keine Zahl von 0 bis 1 und keines von gut, etwas, kaum, nein.',
    en: 'The strength is no number from 0 to 1 and none of well, somewhat, barely, no.',
  },
  kind: {
    de: 'Die Art ist keine von MESSAGED, MET, CONNECTED.',
    en: 'The kind is none of MESSAGED, MET, CONNECTED.',
  },
  count: { de: 'Die Anzahl ist keine sinnvolle ganze Zahl.', en: 'The count is no sensible whole number.' },
  stage: {
    de: 'Diesen Stand einer Organisation gibt es nicht.',
    en: 'There is no such stage of an organization.',
  },
  status: { de: 'Diesen Status eines Projekts gibt es nicht.', en: 'There is no such status of a project.' },
  duplicateId: {
    de: 'Eine frühere Zeile nennt dieselbe Id, Adresse oder Domain mit anderen Angaben; sie gilt.',
    en: 'An earlier row has the same id, address or domain with other data; it holds.',
  },
  repeatedRow: { de: 'Die Zeile steht schon weiter oben.', en: 'The same row stands further up.' },
  strengthAndKind: {
    de: 'Entweder Stärke oder Art, nicht beides.',
    en: 'Either strength or kind, not both.',
  },
  unknownPerson: {
    de: 'Diese Person gibt es hier nicht. Bitte zuerst people.csv einlesen.',
    en: 'There is no such person here. Import people.csv first.',
  },
  unknownOrganization: {
    de: 'Diese Organisation gibt es hier nicht. Bitte zuerst organizations.csv einlesen.',
    en: 'There is no such organization here. Import organizations.csv first.',
  },
  ambiguousPerson: {
    de: 'Mehrere Personen passen. Bitte Id oder E-Mail-Adresse angeben.',
    en: 'Several people fit. Give an id or an e-mail address.',
  },
  otherKey: {
    de: 'Diese Quelle kennt die Adresse oder Domain unter einer anderen Id. Ist es dasselbe, bitte die frühere Id nennen.',
    en: 'This source knows the address or domain by another id. If it is the same, give the earlier id.',
  },
  otherSource: {
    de: 'Die Quelle, die diesen Eintrag zuerst beschrieb, sagt etwas anderes; ihr Wert bleibt.',
    en: 'The source that first described this record says something else; its value stays.',
  },
  keyOfAnother: {
    de: 'Eine andere Quelle gibt diese Id jemand anderem; beide bleiben getrennt. Sind sie eins, bitte zusammenführen.',
    en: 'Another source gives this id to somebody else; the two are kept apart. If they are one, merge them.',
  },
};

/** Why an import as a whole stopped, beside the reasons of its file. */
const STOP_SENTENCES: Readonly<Record<string, Sentence>> = {
  STORE_UNAVAILABLE: {
    de: 'Die Datenbank ist nicht zu erreichen oder ihr Datenträger ist voll. Danach dieselbe Datei noch einmal einlesen: Gezähltes wird nicht doppelt gezählt.',
    en: 'The database cannot be reached, or its disk is full. Put that right and import the same file again: nothing counts twice.',
  },
  TIMED_OUT: {
    de: 'Die Datenbank war zu langsam. Dieselbe Datei noch einmal einlesen.',
    en: 'The database was too slow. Import the same file again.',
  },
  cancelled: {
    de: 'Abgebrochen. Dieselbe Datei noch einmal einlesen, um fortzufahren.',
    en: 'It was cancelled. Import the same file again to go on.',
  },
  interrupted: {
    de: 'Unterbrochen. Dieselbe Datei noch einmal einlesen, um fortzufahren.',
    en: 'It was interrupted. Import the same file again to go on.',
  },
};

/** The sentence of a reason or of why an import stopped; an unknown code stands for itself. */
export function reasonSentence(reason: string, language: 'de' | 'en'): string {
  const sentences: Readonly<Record<string, Sentence>> = { ...STOP_SENTENCES, ...REASON_SENTENCES };
  return sentences[reason]?.[language] ?? reason;
}
