import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { withoutEmpty } from '../app/address.js';
import { useViewerId } from '../auth/viewer.js';
import { Name } from '../design/Name.js';
import { AlsoThroughDocument, type PersonLineFragment } from '../generated/graphql.js';
import { Sentence } from '../i18n/Sentence.js';
import type { FindSearch } from './address.js';
import type { Target } from './target.js';

/** Where else the one who would be asked knows somebody; nothing until that is known, and nothing if nowhere. */
export function AlsoThrough({ introducer, target }: { introducer: PersonLineFragment; target: Target }) {
  const viewerId = useViewerId();
  const present = target.__typename === 'Person' ? target.organization : target;
  const { data } = useQuery(AlsoThroughDocument, {
    variables: { introducer: introducer.id, except: present ? [present.id] : [] },
    skip: introducer.id === viewerId,
  });
  const organizations = data?.alsoThroughIntroducer ?? [];
  if (organizations.length === 0) return null;
  return (
    <p className="also-through">
      <Sentence
        message="answer.alsoThrough"
        parts={{
          name: <Name longest={40}>{introducer.name}</Name>,
          organizations: organizations.map(({ id, name }) => (
            <Link
              key={id}
              to="/find"
              search={({ from, of, hops, leave }) =>
                withoutEmpty<FindSearch>({ to: id, from, of, hops, leave })
              }
              className="link"
            >
              <Name longest={40}>{name}</Name>
            </Link>
          )),
        }}
      />
    </p>
  );
}
