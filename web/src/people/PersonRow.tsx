import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Name } from '../design/Name.js';
import { Pearl, type PearlTone } from '../design/Pearls.js';
import type { PersonLineFragment } from '../generated/graphql.js';
import { placeOf } from './person-place.js';
import './record.css';

/** A person on a line: pearl, name as a link to their page, what tells them apart, and whatever belongs to them there. */
export function PersonRow({
  person,
  place = placeOf(person),
  tone = person.kind === 'EMPLOYEE' ? 'connector' : 'target',
  aside,
  below,
}: {
  person: PersonLineFragment;
  place?: string;
  tone?: PearlTone;
  aside?: ReactNode;
  below?: ReactNode;
}) {
  return (
    <div className="person-row">
      <Pearl name={person.name} size={32} tone={tone} />
      <div className="person-row-text">
        <Link to="/people/$id" params={{ id: person.id }} className="person-row-name">
          <Name longest={60}>{person.name}</Name>
        </Link>
        {place !== '' && (
          <span className="faint person-row-place">
            <Name longest={90}>{place}</Name>
          </span>
        )}
        {below}
      </div>
      {aside !== undefined && <div className="person-row-aside">{aside}</div>}
    </div>
  );
}
