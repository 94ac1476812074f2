import { Name } from '../design/Name.js';
import type { ChangeLineFragment } from '../generated/graphql.js';
import { Sentence } from '../i18n/Sentence.js';
import { changeMessage, organizationOf, toneOf } from './change-words.js';
import './change.css';

/** A change in a few words, with a pearl that is full for good news and hollow for bad. */
export function ChangeLine({ change }: { change: ChangeLineFragment }) {
  return (
    <span className="change" data-tone={toneOf(change)}>
      <Sentence
        message={changeMessage(change)}
        parts={{ organization: <Name longest={32}>{organizationOf(change)}</Name> }}
      />
    </span>
  );
}
