/** Addresses that stand for a list, a function or a machine: they count as recipients and are no people. */

/** Whether the part before the @ names a list, a function or a machine. Judged without a `+tag`. */
export function isRoleAddress(address: string): boolean {
  const local = address.slice(0, address.lastIndexOf('@')).replace(/\+.*$/, '');
  if (ROLES.has(local)) return true;
  return ROLE_PATTERNS.some((pattern) => pattern.test(local));
}

/** Functions a company gives a mailbox to, English and German, and what mail servers send from. */
const ROLES: ReadonlySet<string> = new Set(
  [
    'all alle everyone everybody company staff employees mitarbeiter team office buero büro info information',
    'infos contact contacts kontakt hello hallo mail email post reception empfang zentrale sekretariat',
    'secretariat sales vertrieb verkauf orders order bestellung bestellungen purchasing einkauf procurement',
    'support help helpdesk service services servicedesk customerservice customer-service kundenservice',
    'kundendienst hotline marketing press presse pr media newsroom news newsletter newsletters digest',
    'hr personal personalabteilung jobs job career careers karriere bewerbung bewerbungen recruiting',
    'billing invoice invoices rechnung rechnungen buchhaltung accounting accounts payable receivable finance',
    'legal privacy datenschutz compliance security abuse admin administrator administration root hostmaster',
    'webmaster postmaster usenet noc it itsupport it-support edv sysadmin system daemon mailer-daemon',
    'mailerdaemon mailer listserv listproc majordomo mailman bounce bounces noreply no-reply no_reply',
    'donotreply do-not-reply do_not_reply nicht-antworten keine-antwort reply notification notifications',
    'notify alert alerts announce announcement announcements ankuendigung subscribe unsubscribe',
    'subscriptions list lists feedback survey events event calendar kalender webinar webinars',
    'scanner scan fax drucker printer copier test nobody members faculty no.address undisclosed-recipients',
  ].flatMap((line) => line.split(' ')),
);

/** Parts of longer names that no person's name has. */
const ROLE_PATTERNS: readonly RegExp[] = [
  /^(?:all|alle|everyone)[-_.]/,
  /[-_.](?:all|alle|everyone)$/,
  /^(?:dl|grp|group|verteiler|liste|list|team)[-_.]/,
  /[-_.](?:dl|group|verteiler|liste|list|team)$/,
  /(?:^|[-_.])(?:no|do[-_.]?not)[-_.]?reply(?:$|[-_.\d])/,
  /(?:^|[-_.])(?:announcements?|newsletters?|notifications?|listserv|majordomo|mailer-daemon|postmaster|webmaster|helpdesk|employees|mitarbeiter|alerts?)(?:$|[-_.])/,
  /^(?:info|support|office|sales|service|kontakt|bounces?|owner)[-_.]/,
  /[-_.](?:info|support|office|owner|request|bounces?|subscribe|unsubscribe)$/,
  /^(?:prvs|srs\d|bounce[sd]?)[=\d]/,
];
