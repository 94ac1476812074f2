import { IconDownload } from '@tabler/icons-react';
import { Dropdown } from '../design/Dropdown.js';
import { useToast } from '../design/Toasts.js';
import { useMessages } from '../i18n/i18n.js';
import { tieWordMessages } from '../ties/WordChip.js';
import type { Drawing } from './canvas/drawing.js';
import type { Palette } from './canvas/look.js';
import type { Explore } from './useExplore.js';
import { kindMessages } from './words.js';
import './messages.js';

const formats = ['png', 'svg', 'csv', 'graphml'] as const;
type Format = (typeof formats)[number];

/** Takes what is shown along: nothing else leaves. */
export function ExportMenu({
  explore,
  picture,
}: {
  explore: Explore;
  picture: () => { readonly drawing: Drawing; readonly palette: Palette };
}) {
  const { t } = useMessages();
  const showToast = useToast();
  const save = async (format: Format) => {
    const [{ csvOf, graphmlOf, shownOf }, { pngOf, svgOf }] = await Promise.all([
      import('./export/tables.js'),
      import('./export/pictures.js'),
    ]);
    const { drawing, palette } = picture();
    const words = {
      name: t('explore.list.name'),
      kind: t('explore.list.kind'),
      detail: t('explore.list.detail'),
      home: t('explore.list.home'),
      linkedWith: t('explore.list.links'),
      kindOf: ({ kind }: { kind: keyof typeof kindMessages }) => t(kindMessages[kind]),
      wordOf: (word: keyof typeof tieWordMessages) => t(tieWordMessages[word]),
    };
    const files: Record<Format, () => Blob | Promise<Blob>> = {
      png: () => pngOf(drawing, palette),
      svg: () => new Blob([svgOf(drawing, palette)], { type: 'image/svg+xml' }),
      csv: () => new Blob([csvOf(shownOf(explore.scene), words)], { type: 'text/csv;charset=utf-8' }),
      graphml: () => new Blob([graphmlOf(shownOf(explore.scene))], { type: 'application/xml' }),
    };
    download(await files[format](), `perlen.${format}`);
  };
  return (
    <Dropdown
      buttonClass="button"
      align="end"
      button={
        <>
          <IconDownload size={17} stroke={1.75} aria-hidden="true" />
          <span className="explore-button-words">{t('explore.export')}</span>
        </>
      }
    >
      {(close) => (
        <>
          {formats.map((format) => (
            <button
              key={format}
              type="button"
              className="dropdown-item"
              onClick={() => {
                close();
                save(format).catch(() => showToast({ text: t('explore.export.failed') }));
              }}
            >
              {t(formatMessages[format])}
            </button>
          ))}
          <p className="faint explore-export-note">{t('explore.export.note')}</p>
        </>
      )}
    </Dropdown>
  );
}

const formatMessages = {
  png: 'explore.export.png',
  svg: 'explore.export.svg',
  csv: 'explore.export.csv',
  graphml: 'explore.export.graphml',
} as const satisfies Record<Format, string>;

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
