import { roleMessages } from '../auth/roles.js';
import { Name } from '../design/Name.js';
import type { MirrorFactLineFragment, Role } from '../generated/graphql.js';
import { formatDay } from '../i18n/format.js';
import { type Language, type MessageKey, type Translate, useMessages } from '../i18n/i18n.js';
import { languageName } from '../people/language-names.js';
import '../people/messages.js';
import './messages.js';

const labels: Readonly<Record<string, MessageKey>> = {
  name: 'mirror.fact.name',
  email: 'person.email',
  otherEmails: 'mirror.fact.otherEmails',
  phone: 'person.phone',
  title: 'personPage.jobTitle',
  department: 'personPage.department',
  reportsTo: 'personPage.reportsTo',
  joinedAt: 'personPage.joined',
  leftAt: 'personPage.leftAt',
  languages: 'personPage.languages',
  skills: 'person.skills',
  askMeAbout: 'personPage.askMeAbout',
  projects: 'nav.projects',
  employments: 'mirror.fact.employments',
  accounts: 'mirror.fact.accounts',
  roles: 'mirror.fact.roles',
  profile: 'mirror.fact.profile',
  systems: 'mirror.fact.systems',
  key: 'mirror.fact.key',
  mergedRecords: 'mirror.fact.mergedRecords',
  seenNames: 'mirror.fact.seenNames',
  recorded: 'mirror.fact.recorded',
  originAt: 'mirror.fact.originAt',
  changedAt: 'mirror.fact.changedAt',
  tourClosedAt: 'mirror.fact.tourClosedAt',
  lookedAtTargetsAt: 'mirror.fact.lookedAtTargetsAt',
  targetsChangeSince: 'mirror.fact.targetsChangeSince',
};

/** What a fact is called; one that has no words here is called as the database calls it. */
export function factLabel(t: Translate, field: string): string {
  const label = labels[field];
  return label === undefined ? field : t(label);
}

const sourceKinds: Readonly<Record<string, MessageKey>> = {
  MAIL: 'mirror.source.MAIL',
  ADDRESS_BOOK: 'mirror.source.ADDRESS_BOOK',
  TIES: 'mirror.source.TIES',
  TIES_FILE: 'mirror.source.TIES',
  HAND: 'mirror.source.HAND',
  OWN_WORD: 'mirror.source.OWN_WORD',
  CALENDAR: 'mirror.source.CALENDAR',
};

/** A kind of source in words; one that is new stands for itself. */
export function sourceKindText(t: Translate, kind: string): string {
  const key = sourceKinds[kind];
  return key === undefined ? kind : t(key);
}

/** The values of a fact, one on a line, or in a row where they are single words. */
export function FactValues({ fact }: { fact: MirrorFactLineFragment }) {
  const { t, language } = useMessages();
  const isList = fact.field === 'projects' || fact.field === 'employments' || fact.field === 'systems';
  const values = fact.values.map(({ text, detail, from, until }, place) => (
    // A fact names nothing twice in one place, and its order is the server's.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <li key={place}>
      {fact.field === 'email' ? (
        <Address>{text}</Address>
      ) : (
        <Name longest={300}>{textOf(t, language, fact.field, text)}</Name>
      )}
      {(detail || from || until) && (
        <span className="mirror-value-detail">
          <Name longest={140}>
            {[detail, from || until ? spanOf(language, from, until) : null].filter(Boolean).join(' · ')}
          </Name>
        </span>
      )}
    </li>
  ));
  return (
    <ul className="mirror-values" data-list={isList || undefined}>
      {values}
    </ul>
  );
}

/** An e-mail address, which breaks where it is read. */
function Address({ children }: { children: string }) {
  const at = children.lastIndexOf('@');
  return (
    <span className="mirror-address">
      <Name longest={120}>{children.slice(0, Math.max(0, at))}</Name>
      <wbr />
      <Name longest={120}>{children.slice(Math.max(0, at))}</Name>
    </span>
  );
}

const roleNames: Readonly<Record<string, MessageKey>> = roleMessages satisfies Record<Role, MessageKey>;

function textOf(t: Translate, language: Language, field: string, text: string): string {
  if (field === 'languages') return languageName(language, text);
  if (field === 'systems') return sourceKindText(t, text);
  const role = field === 'roles' ? roleNames[text] : undefined;
  if (role !== undefined) return t(role);
  if (text === 'true') return t('mirror.yes');
  if (text === 'false') return t('mirror.no');
  return isoInstant.test(text) ? formatDay(language, text) : text;
}

const isoInstant = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/u;

function spanOf(language: Language, from?: string | null, until?: string | null): string {
  const [first, last] = [from, until].map((day) => (day ? formatDay(language, day) : ''));
  return `${first} – ${last}`.trim();
}
