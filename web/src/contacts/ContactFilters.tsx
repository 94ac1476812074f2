import { useNavigate, useSearch } from '@tanstack/react-router';
import { AddressSearch } from '../design/AddressSearch.js';
import type { MyContactsQuery } from '../generated/graphql.js';
import { formatNumber } from '../i18n/format.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { type ContactsSearch, contactSorts, readContactsSearch, sharings } from './address.js';
import { sharingMessages } from './contact-words.js';
import './messages.js';

/** Nobody searches for more. */
const longestText = 200;

/** Finds, filters and orders the list; all of it stands in the address. */
export function ContactFilters({ counts }: { counts: MyContactsQuery['myContacts']['counts'] }) {
  const { t, language } = useMessages();
  const search = useSearch({ from: '/contacts' });
  const navigate = useNavigate();
  const change = (next: Record<string, unknown>) =>
    void navigate({ to: '/contacts', search: readContactsSearch({ ...search, ...next }), replace: true });
  const total = counts.NAMED + counts.BLIND + counts.PRIVATE;
  const option = (value: ContactsSearch['sharing'], label: string, count: number) => (
    <button
      key={value ?? 'all'}
      type="button"
      className="button"
      data-chosen={search.sharing === value || undefined}
      aria-pressed={search.sharing === value}
      onClick={() => change({ sharing: value })}
    >
      {label}
      <span className="faint">{formatNumber(language, count)}</span>
    </button>
  );
  return (
    <div className="contact-filters">
      <AddressSearch
        text={search.q ?? ''}
        onText={(q) => change({ q })}
        longestText={longestText}
        label={t('contacts.search')}
        placeholder={t('contacts.search')}
        className="search-within contact-search"
        iconSize={16}
      />
      <select
        className="text-field contact-select contact-order"
        aria-label={t('contacts.order')}
        value={search.sort ?? 'NAME'}
        onChange={(event) => change({ sort: event.target.value })}
      >
        {contactSorts.map((one) => (
          <option key={one} value={one}>
            {t(sortMessages[one])}
          </option>
        ))}
      </select>
      <span className="contact-break" />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row in every browser */}
      <div className="contact-facets" role="group" aria-label={t('contacts.filter.sharing')}>
        {option(undefined, t('contacts.filter.all'), total)}
        {sharings.map((one) => option(one, t(sharingMessages[one]), counts[one]))}
      </div>
      <select
        className="text-field contact-select"
        aria-label={t('contacts.filter.kind')}
        value={search.kind ?? ''}
        onChange={(event) => change({ kind: event.target.value })}
      >
        <option value="">{t('contacts.kind.all')}</option>
        <option value="CONTACT">{t('contacts.kind.contact')}</option>
        <option value="EMPLOYEE">{t('contacts.kind.employee')}</option>
        <option value="FORMER_EMPLOYEE">{t('contacts.kind.former')}</option>
      </select>
      <button
        type="button"
        className="button"
        data-chosen={search.privately}
        aria-pressed={search.privately === true}
        onClick={() => change({ privately: !search.privately })}
      >
        {t('contacts.privateAddress')}
      </button>
      <button
        type="button"
        className="button"
        data-chosen={search.mine}
        aria-pressed={search.mine === true}
        onClick={() => change({ mine: !search.mine })}
      >
        {t('contacts.filter.mine')}
      </button>
    </div>
  );
}

const sortMessages = {
  NAME: 'contacts.order.name',
  STRENGTH: 'contacts.order.strength',
  EMPLOYER: 'contacts.order.employer',
} as const satisfies Record<(typeof contactSorts)[number], MessageKey>;
