import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Name } from '../design/Name.js';
import { Pearl } from '../design/Pearls.js';
import { SignInCandidatesDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { placeOf } from '../people/person-place.js';

/** Finds the employee to look through the eyes of, in a trial with data of one's own. */
export function CandidateSearch({ onChoose }: { onChoose: (personId: string) => void }) {
  const { t } = useMessages();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 150);
  const { data, previousData } = useQuery(SignInCandidatesDocument, { variables: { text: settled } });
  const candidates = (data ?? previousData)?.signInCandidates ?? [];
  return (
    <div className="candidate-search">
      <label>
        <span className="visually-hidden">{t('signIn.search')}</span>
        <input
          className="text-field"
          value={text}
          placeholder={t('signIn.search')}
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {data && candidates.length === 0 && <p className="soft">{t('signIn.nobody')}</p>}
      <ul className="persona-cards">
        {candidates.map((person) => (
          <li key={person.id}>
            <button type="button" className="persona-card" onClick={() => onChoose(person.id)}>
              <Pearl name={person.name} size={36} />
              <span className="persona-card-text">
                <span className="persona-card-name">
                  <Name>{person.name}</Name>
                </span>
                <span className="faint">
                  <Name longest={60}>{placeOf(person)}</Name>
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
