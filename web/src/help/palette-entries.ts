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
import type { ComponentType } from 'react';
import { useAppearance } from '../app/AppearanceControls.js';
import { placesFor } from '../app/places.js';
import { useSigning, useViewer } from '../auth/viewer.js';
import type { Target } from '../find/target.js';
import type { PaletteHitsQuery } from '../generated/graphql.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import './messages.js';

/** What the search can find. */
export type Subject = PaletteHitsQuery['search'][number]['subject'];

/** One line of the palette. */
export interface PaletteEntry {
  readonly key: string;
  readonly heading: MessageKey;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly label: string;
  /** Somebody or an organization, to say where they are. */
  readonly target?: Target;
  /** The keys that do the same. */
  readonly shortcut?: string;
  readonly open: () => void;
  /** Shows the way to them. */
  readonly findWay?: () => void;
}

/** So many letters of a page's name are meant as one. */
const lettersOfAPage = 3;

/**
 * What was found, the pages and the commands whose words begin with those of the text; first what is probably meant,
 * and whether the first stays so whatever else is found.
 */
export function usePaletteEntries({
  subjects,
  text,
  onHelp,
}: {
  subjects: readonly Subject[];
  text: string;
  onHelp: () => void;
}): { entries: readonly PaletteEntry[]; isFirstCertain: boolean } {
  const pages = usePages().filter(({ label }) => holds(label, text));
  const commands = useCommands(onHelp).filter(({ label }) => holds(label, text));
  const hits = useHitEntries(subjects);
  const isPageMeant = pages.some(
    ({ label }) => text.trim().length >= lettersOfAPage && beginsWith(label, text),
  );
  return {
    entries: isPageMeant ? [...pages, ...hits, ...commands] : [...hits, ...pages, ...commands],
    isFirstCertain: isPageMeant,
  };
}

const kinds = {
  Person: { heading: 'palette.people', icon: IconUser },
  Organization: { heading: 'palette.organizations', icon: IconBuilding },
  Project: { heading: 'palette.projects', icon: IconFolders },
  Department: { heading: 'palette.departments', icon: IconSitemap },
  Skill: { heading: 'palette.skills', icon: IconBulb },
} as const satisfies Record<Subject['__typename'], Pick<PaletteEntry, 'heading' | 'icon'>>;

/** Hits of one kind together, the kind of the best hit first. */
function useHitEntries(subjects: readonly Subject[]): readonly PaletteEntry[] {
  const { t } = useMessages();
  const navigate = useNavigate();
  const open = useOpenSubject();
  const order = [...new Set(subjects.map(({ __typename }) => __typename))];
  return order.flatMap((kind) =>
    subjects
      .filter(({ __typename }) => __typename === kind)
      .map((subject) => ({
        ...kinds[kind],
        key: subject.id,
        label:
          subject.__typename === 'Skill'
            ? t('palette.about', { name: subject.name.slice(0, 80) })
            : subject.name,
        open: () => open(subject),
        ...((subject.__typename === 'Person' || subject.__typename === 'Organization') && {
          target: subject,
          findWay: () => void navigate({ to: '/find', search: { to: subject.id } }),
        }),
      })),
  );
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

function usePages(): readonly PaletteEntry[] {
  const { t } = useMessages();
  const { roles } = useViewer();
  const navigate = useNavigate();
  return placesFor(roles)
    .flatMap(({ places }) => places)
    .map(({ to, label, icon, key }) => ({
      key: to,
      heading: 'palette.pages',
      icon,
      label: t(label),
      shortcut: `g ${key}`,
      open: () => void navigate({ to }),
    }));
}

function useCommands(onHelp: () => void): readonly PaletteEntry[] {
  const { t } = useMessages();
  const { signOut } = useSigning();
  const { isDark, changeLanguage, changeBrightness } = useAppearance();
  const heading = 'palette.actions';
  return [
    { key: 'language', heading, icon: IconLanguage, label: t('appearance.language'), open: changeLanguage },
    {
      key: 'brightness',
      heading,
      icon: isDark ? IconSun : IconMoon,
      label: t(isDark ? 'appearance.light' : 'appearance.dark'),
      open: changeBrightness,
    },
    { key: 'keys', heading, icon: IconKeyboard, label: t('palette.keys'), shortcut: '?', open: onHelp },
    {
      key: 'signOut',
      heading,
      icon: IconLogout,
      label: t('palette.signOut'),
      open: () => void signOut().catch(() => undefined),
    },
  ];
}

function beginsWith(label: string, text: string): boolean {
  return label.toLocaleLowerCase().startsWith(text.trim().toLocaleLowerCase());
}

/** True if every word of the text begins a word of the label, or nothing is asked for. */
export function holds(label: string, text: string): boolean {
  const words = label.toLocaleLowerCase().split(/\s+/u);
  return text
    .toLocaleLowerCase()
    .split(/\s+/u)
    .every((piece) => piece === '' || words.some((word) => word.startsWith(piece)));
}
