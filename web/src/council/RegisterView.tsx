import { useCallback, useMemo } from 'react';
import { AddressSearch } from '../design/AddressSearch.js';
import { HangingString } from '../design/Pearls.js';
import { formatNumber } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import { longestText } from './address.js';
import { Glossary } from './Glossary.js';
import { Overview } from './Overview.js';
import { PurposeList } from './PurposeList.js';
import { countsOf, groupsOf, type PurposeGroup, type Register, termsOf } from './register-groups.js';
import { ThingEntry } from './ThingEntry.js';
import { useCouncilAddress } from './useCouncilAddress.js';

/** The register by purpose. What is looked for is part of the address. */
export function RegisterView({ register }: { register: Register }) {
  const { t } = useMessages();
  const { search, change } = useCouncilAddress();
  const groups = useMemo(() => groupsOf(register, search), [register, search]);
  const { q = '', open, purpose } = search;
  const isOverview = q === '' && open === undefined && purpose === undefined;
  const find = useCallback((text: string) => change({ q: text }), [change]);
  return (
    <section className="council-register" aria-labelledby="council-register">
      <div className="council-head">
        <div className="council-head-text">
          <h2 id="council-register">{t('council.register')}</h2>
          <Counts register={register} />
        </div>
        <AddressSearch
          className="search-within"
          iconSize={16}
          text={q}
          longestText={longestText}
          label={t('council.search')}
          placeholder={t('council.search.placeholder')}
          onText={find}
        />
        <label className="council-open">
          <input
            type="checkbox"
            checked={open === true}
            onChange={(event) => change({ open: event.currentTarget.checked || undefined })}
          />
          {t('council.open')}
        </label>
      </div>
      <div className="council-columns" data-overview={isOverview || undefined}>
        <PurposeList register={register} />
        <div className="council-groups">
          {groups.length === 0 && <Nothing />}
          {isOverview ? (
            <Overview groups={groups} />
          ) : (
            groups.map((group) => <Group key={group.purpose.key} group={group} register={register} />)
          )}
          <p className="faint council-promise">{t('council.promise')}</p>
          <Glossary register={register} />
        </div>
      </div>
    </section>
  );
}

function Counts({ register }: { register: Register }) {
  const { t, language } = useMessages();
  const { personal, open } = countsOf(register);
  const number = (value: number) => formatNumber(language, value);
  return (
    <p className="soft council-number">
      {t('council.count', { count: personal, number: number(personal) })}
      {open > 0 && <>, {t('council.open.count', { count: open, number: number(open) })}</>}
    </p>
  );
}

function Group({ group: { purpose, things }, register }: { group: PurposeGroup; register: Register }) {
  const { search } = useCouncilAddress();
  const terms = useMemo(
    () => termsOf([...register.legalBases, ...register.readers, ...register.retentions]),
    [register],
  );
  return (
    <section className="council-group" aria-labelledby={`purpose-${purpose.key}`}>
      <h3 id={`purpose-${purpose.key}`}>{purpose.title}</h3>
      <p className="soft">{purpose.about}</p>
      <ul className="card council-things">
        {things.map((shown) => (
          <ThingEntry
            key={`${shown.thing.kind} ${shown.thing.name}`}
            shown={shown}
            terms={terms}
            isUnfolded={search.q !== undefined}
          />
        ))}
      </ul>
    </section>
  );
}

function Nothing() {
  const { t } = useMessages();
  const { change } = useCouncilAddress();
  return (
    <div className="card empty" role="status">
      <HangingString isOpen />
      <h3>{t('council.empty.title')}</h3>
      <p>{t('council.empty.body')}</p>
      <button
        type="button"
        className="button"
        onClick={() => change({ q: undefined, open: undefined, purpose: undefined })}
      >
        {t('council.empty.action')}
      </button>
    </div>
  );
}
