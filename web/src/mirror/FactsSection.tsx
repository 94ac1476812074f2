import { useQuery } from '@apollo/client/react';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type MirrorPageQuery, MirrorPreviewDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { OriginNote } from '../people/FactList.js';
import { roleOf } from './address.js';
import { FactValues, factLabel } from './fact-words.js';
import { useMirrorAddress } from './useMirrorAddress.js';
import './messages.js';

type Facts = MirrorPageQuery['mirror']['facts'];

/** What a person would name when asked what is kept of them; the rest is there, one step further. */
const dailyFields: ReadonlySet<string> = new Set([
  'name',
  'email',
  'otherEmails',
  'phone',
  'title',
  'department',
  'reportsTo',
  'joinedAt',
  'leftAt',
  'languages',
  'skills',
  'askMeAbout',
  'projects',
  'employments',
  'accounts',
  'roles',
]);

/** Everything that is kept of the viewer: what it is, where it comes from, and whether colleagues see it. */
export function FactsSection({ facts }: { facts: Facts }) {
  const { t } = useMessages();
  const daily = facts.filter(({ field }) => dailyFields.has(field));
  const rest = facts.filter(({ field }) => !dailyFields.has(field));
  return (
    <section className="card record-section" aria-labelledby="mirror-facts">
      <div className="record-section-head">
        <h2 id="mirror-facts">{t('mirror.facts.title')}</h2>
      </div>
      <FactTable facts={daily} />
      {rest.length > 0 && (
        <details className="measured mirror-technical">
          <summary>{t('mirror.facts.technical', { count: rest.length })}</summary>
          <FactTable facts={rest} />
        </details>
      )}
    </section>
  );
}

function FactTable({ facts }: { facts: Facts }) {
  const { t } = useMessages();
  const { search } = useMirrorAddress();
  const { data } = useQuery(MirrorPreviewDocument, { variables: { as: roleOf(search) } });
  const seen = data && new Set(data.mirrorPreview.facts.map(({ field }) => field));
  return (
    <dl className="mirror-facts">
      {facts.map((fact) => (
        <div key={fact.field} data-plain={fact.origin ? undefined : true}>
          <dt>{factLabel(t, fact.field)}</dt>
          <dd>
            <FactValues fact={fact} />
          </dd>
          {fact.origin && (
            <dd className="mirror-origin">
              <OriginNote origin={fact.origin} />
            </dd>
          )}
          {seen && <SeenMark isSeen={seen.has(fact.field)} />}
        </div>
      ))}
    </dl>
  );
}

/** Whether colleagues read it too. */
function SeenMark({ isSeen }: { isSeen: boolean }) {
  const { t } = useMessages();
  const Icon = isSeen ? IconEye : IconEyeOff;
  return (
    <dd className="mirror-seen" data-seen={isSeen || undefined}>
      <Icon size={15} aria-hidden="true" />
      {t(isSeen ? 'mirror.facts.seen' : 'mirror.facts.unseen')}
    </dd>
  );
}
