import { useMutation, useQuery } from '@apollo/client/react';
import { IconBookmark, IconCheck, IconLink, IconPencil, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useViewerId } from '../auth/viewer.js';
import { Dropdown } from '../design/Dropdown.js';
import { Name } from '../design/Name.js';
import { ProblemLine } from '../design/Problem.js';
import { useToast } from '../design/Toasts.js';
import {
  ExploreViewsDocument,
  RemoveExploreViewDocument,
  RenameExploreViewDocument,
  SaveExploreViewDocument,
} from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { savedSettings } from './address.js';
import type { Explore } from './useExplore.js';
import './messages.js';

const longestName = 200;

/** The pictures one has saved, and saving the present one. Each has an address that anybody here can open. */
export function ViewsMenu({ explore }: { explore: Explore }) {
  const { t } = useMessages();
  const viewerId = useViewerId();
  if (viewerId === null) return null;
  return (
    <Dropdown
      buttonClass="button"
      align="end"
      button={
        <>
          <IconBookmark size={17} stroke={1.75} aria-hidden="true" />
          <span className="explore-button-words">{t('explore.views')}</span>
        </>
      }
    >
      {(close) => <Views explore={explore} onDone={close} />}
    </Dropdown>
  );
}

function Views({ explore, onDone }: { explore: Explore; onDone: () => void }) {
  const { t } = useMessages();
  const { data, error } = useQuery(ExploreViewsDocument, { fetchPolicy: 'cache-and-network' });
  const views = data?.exploreViews ?? [];
  return (
    <div className="explore-views">
      {explore.board.things.size > 0 && <SaveForm explore={explore} onDone={onDone} />}
      <h2 className="dropdown-heading">{t('explore.views.mine')}</h2>
      {views.length === 0 && <p className="faint explore-views-none">{t('explore.views.none')}</p>}
      <ul>
        {views.map((view) => (
          <ViewLine key={view.id} view={view} explore={explore} onOpen={onDone} />
        ))}
      </ul>
      {error && <ProblemLine error={error} />}
    </div>
  );
}

function SaveForm({ explore, onDone }: { explore: Explore; onDone: () => void }) {
  const { t } = useMessages();
  const showToast = useToast();
  const { view, board, search } = explore;
  const own = view?.isOwn === true ? view : null;
  const [name, setName] = useState(own?.name ?? '');
  const [save, { loading, error }] = useMutation(SaveExploreViewDocument, {
    refetchQueries: [ExploreViewsDocument],
  });
  const submit = async (asNew: boolean) => {
    const nodes = [...board.things.keys()].map((id) => ({ id, ...(board.places.get(id) ?? { x: 0, y: 0 }) }));
    const input = {
      name,
      nodes,
      expanded: [...board.neighbourCounts.keys()],
      openFolds: [...board.openFolds],
      settings: savedSettings(search),
    };
    const id = own === null || asNew ? null : own.id;
    const { data } = await save({ variables: { id, input } });
    const saved = data?.saveExploreView;
    if (!saved) return;
    explore.setView({ id: saved.id, name: saved.name, isOwn: true, settings: input.settings });
    showToast({
      text: t('explore.views.saved'),
      action: { label: t('explore.views.copy'), run: () => void copyLink(saved.id), isUndo: false },
    });
    onDone();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(false).catch(() => undefined);
  };
  return (
    <form className="explore-save" onSubmit={onSubmit}>
      <label>
        <span>{t('explore.views.name')}</span>
        <input
          type="text"
          className="explore-input"
          dir="auto"
          required
          maxLength={longestName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <div className="explore-panel-actions">
        <button type="submit" className="button button-primary" disabled={loading || name.trim() === ''}>
          {t(own === null ? 'explore.views.save' : 'explore.views.saveAgain')}
        </button>
        {own !== null && (
          <button
            type="button"
            className="button"
            disabled={loading || name.trim() === ''}
            onClick={() => void submit(true).catch(() => undefined)}
          >
            {t('explore.views.saveNew')}
          </button>
        )}
      </div>
      <p className="faint">{t('explore.views.help')}</p>
      {error && <ProblemLine error={error} />}
    </form>
  );
}

function ViewLine({
  view,
  explore,
  onOpen,
}: {
  view: { id: string; name: string };
  explore: Explore;
  onOpen: () => void;
}) {
  const { t } = useMessages();
  const showToast = useToast();
  const [renamed, setRenamed] = useState<string | null>(null);
  const [rename, renaming] = useMutation(RenameExploreViewDocument, {
    refetchQueries: [ExploreViewsDocument],
  });
  const [remove, removing] = useMutation(RemoveExploreViewDocument, {
    refetchQueries: [ExploreViewsDocument],
  });
  const error = renaming.error ?? removing.error;
  const shortName = view.name.slice(0, 80);
  if (renamed !== null) {
    return (
      <li>
        <form
          className="explore-view-line"
          onSubmit={(event) => {
            event.preventDefault();
            rename({ variables: { id: view.id, name: renamed } }).then(
              () => setRenamed(null),
              () => undefined,
            );
          }}
        >
          <input
            type="text"
            className="explore-input"
            dir="auto"
            // The field takes the place of the button that was pressed.
            // biome-ignore lint/a11y/noAutofocus: see above
            autoFocus
            required
            maxLength={longestName}
            aria-label={t('explore.views.rename', { name: shortName })}
            value={renamed}
            onChange={(event) => setRenamed(event.currentTarget.value)}
          />
          <button
            type="submit"
            className="icon-button"
            aria-label={t('explore.views.renameDone')}
            disabled={renamed.trim() === ''}
          >
            <IconCheck size={16} />
          </button>
        </form>
        {error && <ProblemLine error={error} />}
      </li>
    );
  }
  return (
    <li className="explore-view-line">
      <Link to="/explore" search={{ view: view.id }} className="dropdown-item" onClick={onOpen}>
        <Name longest={40}>{view.name}</Name>
      </Link>
      <button
        type="button"
        className="icon-button"
        aria-label={t('explore.views.copyOf', { name: shortName })}
        onClick={() => void copyLink(view.id).then(() => showToast({ text: t('explore.views.copied') }))}
      >
        <IconLink size={16} />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('explore.views.rename', { name: shortName })}
        onClick={() => setRenamed(view.name)}
      >
        <IconPencil size={16} />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('explore.views.remove', { name: shortName })}
        onClick={() =>
          remove({ variables: { id: view.id } }).then(
            () => {
              if (explore.view?.id === view.id) explore.setView(null);
              showToast({ text: t('explore.views.removed', { name: shortName }) });
            },
            () => undefined,
          )
        }
      >
        <IconTrash size={16} />
      </button>
      {error && <ProblemLine error={error} />}
    </li>
  );
}

async function copyLink(id: string): Promise<void> {
  await navigator.clipboard.writeText(`${location.origin}/explore?view=${id}`);
}
