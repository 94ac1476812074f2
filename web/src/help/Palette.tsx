import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import {
  IconBuilding,
  IconBulb,
  IconFolders,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSitemap,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useAppearance } from '../app/AppearanceControls.js';
import { placesFor } from '../app/places.js';
import { useSigning, useViewer } from '../auth/viewer.js';
import { Modal } from '../design/Modal.js';
import { Name } from '../design/Name.js';
import { TargetPlace } from '../find/SuggestionList.js';
import { PaletteHitsDocument, type PaletteHitsQuery } from '../generated/graphql.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import './help.css';
import './messages.js';

/** Longer text than any name is cut; a pasted document must not become a question. */
const longestText = 200;
const settleMs = 120;

type Subject = PaletteHitsQuery['search'][number]['subject'];

/** Search everything, go anywhere, do anything, by a few letters. Ctrl+Enter on somebody shows the way to them. */
export function Palette({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState('');
  const { subjects, state } = useHits(text);
  const findWay = (event: KeyboardEvent) => {
    const subject = subjects.find(({ id }) => id === chosen);
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !subject || !isReachable(subject))
      return;
    event.preventDefault();
    onClose();
    void navigate({ to: '/find', search: { to: subject.id } });
  };
  return (
    <Modal title={t('palette.title')} isTitleShown={false} widthPx={640} onClose={onClose}>
      <Command
        className="palette"
        label={t('palette.title')}
        shouldFilter={false}
        loop
        value={chosen}
        onValueChange={setChosen}
        onKeyDown={findWay}
      >
        <Command.Input
          className="palette-field"
          data-autofocus
          dir="auto"
          placeholder={t('palette.placeholder')}
          value={text}
          onValueChange={(next) => setText(next.slice(0, longestText))}
        />
        <Command.List className="palette-list" label={t('palette.title')}>
          <Hits subjects={subjects} onClose={onClose} />
          <Pages text={text} onClose={onClose} />
          <Actions text={text} onClose={onClose} onHelp={onHelp} />
          <Command.Empty className="palette-note">
            {t(state === 'searching' ? 'palette.searching' : 'palette.none')}
          </Command.Empty>
        </Command.List>
        {state === 'failed' && (
          <p className="palette-note" role="alert">
            {t('palette.failed')}
          </p>
        )}
        <p className="palette-hint">{t('palette.hint')}</p>
      </Command>
    </Modal>
  );
}

function useHits(text: string): { subjects: readonly Subject[]; state: 'searching' | 'settled' | 'failed' } {
  const trimmed = text.trim();
  const [settled] = useDebouncedValue(trimmed, settleMs);
  const { data, previousData, loading, error } = useQuery(PaletteHitsDocument, {
    variables: { text: settled },
    skip: settled === '',
    fetchPolicy: 'cache-and-network',
  });
  const hits = settled === '' || trimmed === '' ? [] : ((data ?? previousData)?.search ?? []);
  const state = error ? 'failed' : loading || settled !== trimmed ? 'searching' : 'settled';
  return { subjects: hits.map(({ subject }) => subject), state };
}

const kinds = {
  Person: { heading: 'palette.people', icon: IconUser },
  Organization: { heading: 'palette.organizations', icon: IconBuilding },
  Project: { heading: 'palette.projects', icon: IconFolders },
  Department: { heading: 'palette.departments', icon: IconSitemap },
  Skill: { heading: 'palette.skills', icon: IconBulb },
} as const satisfies Record<Subject['__typename'], { heading: MessageKey; icon: unknown }>;

function Hits({ subjects, onClose }: { subjects: readonly Subject[]; onClose: () => void }) {
  const { t } = useMessages();
  const open = useOpenSubject();
  const present = [...new Set(subjects.map(({ __typename }) => __typename))];
  return present.map((kind) => {
    const { heading, icon: Icon } = kinds[kind];
    return (
      <Command.Group key={kind} heading={t(heading)}>
        {subjects
          .filter(({ __typename }) => __typename === kind)
          .map((subject) => (
            <Item
              key={subject.id}
              value={subject.id}
              icon={<Icon size={18} stroke={1.6} />}
              onSelect={() => {
                onClose();
                open(subject);
              }}
            >
              {subject.__typename === 'Skill' ? (
                t('palette.about', { name: subject.name.slice(0, 80) })
              ) : (
                <Name>{subject.name}</Name>
              )}
              {isReachable(subject) && (
                <span className="faint">
                  <TargetPlace target={subject} />
                </span>
              )}
            </Item>
          ))}
      </Command.Group>
    );
  });
}

function useOpenSubject(): (subject: Subject) => void {
  const navigate = useNavigate();
  return (subject) => {
    const params = { id: subject.id };
    switch (subject.__typename) {
      case 'Person':
        void navigate({ to: '/people/$id', params });
        break;
      case 'Organization':
        void navigate({ to: '/organizations/$id', params });
        break;
      case 'Project':
        void navigate({ to: '/projects/$id', params });
        break;
      case 'Department':
        void navigate({ to: '/departments/$id', params });
        break;
      case 'Skill':
        void navigate({ to: '/experts', search: { about: subject.name } });
        break;
    }
  };
}

function isReachable(
  subject: Subject,
): subject is Extract<Subject, { __typename: 'Person' | 'Organization' }> {
  return subject.__typename === 'Person' || subject.__typename === 'Organization';
}

function Pages({ text, onClose }: { text: string; onClose: () => void }) {
  const { t } = useMessages();
  const { roles } = useViewer();
  const navigate = useNavigate();
  const places = placesFor(roles)
    .flatMap((group) => group.places)
    .filter(({ label }) => holds(t(label), text));
  if (places.length === 0) return null;
  return (
    <Command.Group heading={t('palette.pages')}>
      {places.map(({ to, label, icon: Icon, key }) => (
        <Item
          key={to}
          value={to}
          icon={<Icon size={18} stroke={1.6} />}
          keys={`g ${key}`}
          onSelect={() => {
            onClose();
            void navigate({ to });
          }}
        >
          {t(label)}
        </Item>
      ))}
    </Command.Group>
  );
}

function Actions({ text, onClose, onHelp }: { text: string; onClose: () => void; onHelp: () => void }) {
  const { t } = useMessages();
  const { signOut } = useSigning();
  const { isDark, changeLanguage, changeBrightness } = useAppearance();
  const actions = [
    {
      key: 'language',
      label: t('appearance.language'),
      icon: <IconLanguage size={18} />,
      run: changeLanguage,
    },
    {
      key: 'brightness',
      label: t(isDark ? 'appearance.light' : 'appearance.dark'),
      icon: isDark ? <IconSun size={18} /> : <IconMoon size={18} />,
      run: changeBrightness,
    },
    { key: 'keys', label: t('palette.keys'), icon: <IconKeyboard size={18} />, run: onHelp },
    {
      key: 'signOut',
      label: t('palette.signOut'),
      icon: <IconLogout size={18} />,
      run: () => void signOut().catch(() => undefined),
    },
  ].filter(({ label }) => holds(label, text));
  if (actions.length === 0) return null;
  return (
    <Command.Group heading={t('palette.actions')}>
      {actions.map(({ key, label, icon, run }) => (
        <Item
          key={key}
          value={key}
          icon={icon}
          onSelect={() => {
            onClose();
            run();
          }}
        >
          {label}
        </Item>
      ))}
    </Command.Group>
  );
}

function Item({
  value,
  icon,
  keys,
  onSelect,
  children,
}: {
  value: string;
  icon: ReactNode;
  keys?: string;
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <Command.Item value={value} className="palette-item" onSelect={onSelect}>
      <span className="palette-icon" aria-hidden="true">
        {icon}
      </span>
      <span className="palette-words">{children}</span>
      {keys && <kbd>{keys}</kbd>}
    </Command.Item>
  );
}

/** True if every word of the text begins a word of the label, or nothing is asked for. */
function holds(label: string, text: string): boolean {
  const words = label.toLocaleLowerCase().split(/\s+/u);
  return text
    .toLocaleLowerCase()
    .split(/\s+/u)
    .every((piece) => piece === '' || words.some((word) => word.startsWith(piece)));
}
