import { IconBuilding, IconFolder, IconSitemap } from '@tabler/icons-react';
import { Pearl } from '../design/Pearls.js';
import type { Thing } from './board/board.js';

/** The sign of a thing in lists and panels: people are pearls. */
export function ThingMark({ thing, size = 32 }: { thing: Thing; size?: number }) {
  if (thing.kind === 'EMPLOYEE' || thing.kind === 'CONTACT') {
    return <Pearl name={thing.name} size={size} tone={thing.kind === 'EMPLOYEE' ? 'connector' : 'target'} />;
  }
  const Icon =
    thing.kind === 'ORGANIZATION' ? IconBuilding : thing.kind === 'DEPARTMENT' ? IconSitemap : IconFolder;
  return (
    <span className="explore-mark" style={{ width: size, height: size }} aria-hidden="true">
      <Icon size={size * 0.56} stroke={1.6} />
    </span>
  );
}
