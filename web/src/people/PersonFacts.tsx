import { Link } from '@tanstack/react-router';
import { Name } from '../design/Name.js';
import type { OriginFragment } from '../generated/graphql.js';
import { formatDay, formatList } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { type Fact, FactList, OriginNote } from './FactList.js';
import { languageName } from './language-names.js';
import type { PersonOnPage } from './PersonPage.js';
import './messages.js';
import './record.css';

/** Who somebody is: how to reach them where that may be known, to whom they report, what they know. */
export function PersonFacts({
  person,
  origins,
  isSelf,
}: {
  person: PersonOnPage;
  origins: readonly OriginFragment[];
  isSelf: boolean;
}) {
  const { t, language } = useMessages();
  const facts = factsOf(person, t, language);
  const { skills, askMeAbout } = person;
  const isEmployee = person.kind === 'EMPLOYEE';
  const origin = (field: string) => origins.find((one) => one.field === field);
  return (
    <section className="card record-section" aria-labelledby="person-about">
      <div className="record-section-head">
        <h2 id="person-about">{t('personPage.about')}</h2>
      </div>
      {facts.some(({ value }) => value !== null) && <FactList facts={facts} origins={origins} />}
      {!person.email && !person.phone && !person.ownTie && person.kind !== 'EMPLOYEE' && (
        <p className="faint">{t('personPage.detailsHidden')}</p>
      )}
      {askMeAbout && (
        <div className="record-block">
          <h3>{t('personPage.askMeAbout')}</h3>
          <p className="ask-me-about" dir="auto">
            {askMeAbout.slice(0, 600)}
          </p>
          <OriginNote origin={origin('askMeAbout')} />
        </div>
      )}
      {(skills.length > 0 || isEmployee) && (
        <div className="record-block">
          <h3>{t('person.skills')}</h3>
          {skills.length > 0 ? (
            <ul className="person-skills">
              {skills.map((skill) => (
                <li key={skill.id}>
                  <Link to="/experts" search={{ about: skill.name }} className="chip chip-link">
                    <Name longest={40}>{skill.name}</Name>
                  </Link>
                </li>
              ))}
            </ul>
          ) : (
            <p className="faint">
              {t(isSelf ? 'personPage.noSkills.own' : 'personPage.noSkills')}{' '}
              {isSelf && (
                <Link to="/people/$id" params={{ id: person.id }} search={{ edit: true }} className="link">
                  {t('personPage.addSkills')}
                </Link>
              )}
            </p>
          )}
          <OriginNote origin={origin('skills')} />
        </div>
      )}
    </section>
  );
}

function factsOf(
  person: PersonOnPage,
  t: ReturnType<typeof useMessages>['t'],
  language: ReturnType<typeof useMessages>['language'],
): Fact[] {
  const { title, kind, email, phone, department, reportsTo, joinedAt, leftAt, languages } = person;
  return [
    {
      // Where a contact works, and as what, is one fact of its own.
      field: kind === 'EMPLOYEE' ? 'title' : 'employments',
      label: t('personPage.jobTitle'),
      value: title ? <Name longest={90}>{title}</Name> : null,
    },
    {
      field: 'email',
      label: t('person.email'),
      value: email ? (
        <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`} className="record-link">
          <Name longest={60}>{email}</Name>
        </a>
      ) : null,
    },
    {
      field: 'phone',
      label: t('person.phone'),
      value: phone ? (
        <a href={`tel:${phone.replace(/[^+\d]/gu, '')}`} className="record-link">
          <Name>{phone}</Name>
        </a>
      ) : null,
    },
    {
      field: 'department',
      label: t('personPage.department'),
      value: department ? (
        <Link to="/departments/$id" params={{ id: department.id }} className="record-link">
          <Name longest={80}>{department.name}</Name>
        </Link>
      ) : null,
    },
    {
      field: 'reportsTo',
      label: t('personPage.reportsTo'),
      value: reportsTo ? (
        <Link to="/people/$id" params={{ id: reportsTo.id }} className="record-link">
          <Name longest={80}>{reportsTo.name}</Name>
        </Link>
      ) : null,
    },
    {
      field: 'languages',
      label: t('personPage.languages'),
      value:
        languages.length > 0 ? (
          <bdi>
            {formatList(
              language,
              languages.slice(0, 30).map((one) => languageName(language, one)),
            )}
          </bdi>
        ) : null,
    },
    {
      field: 'joinedAt',
      label: t('personPage.joined'),
      value: joinedAt ? formatDay(language, joinedAt) : null,
    },
    { field: 'leftAt', label: t('personPage.leftAt'), value: leftAt ? formatDay(language, leftAt) : null },
  ];
}
