import { useCallback, useEffect, useRef, useState } from 'react';
import type { LayoutName } from './address.js';
import { arrange, type Point } from './board/board.js';
import { apart, layOutByForce } from './layout/force.js';
import { columnLayout, departmentLayout, ringLayout } from './layout/layouts.js';
import type { Explore } from './useExplore.js';

/** Arranges the canvas; forces take their time in a worker, with progress and a way to stop. */
export function useLayout(explore: Explore, onArranged: () => void) {
  const [progress, setProgress] = useState<number | null>(null);
  const stopWorker = useRef<(() => void) | null>(null);
  const latest = useRef({ explore, onArranged });
  latest.current = { explore, onArranged };
  const stop = useCallback(() => {
    stopWorker.current?.();
    stopWorker.current = null;
    setProgress(null);
  }, []);
  useEffect(() => stop, [stop]);

  const arrangeBy = useCallback(
    (name: LayoutName) => {
      stop();
      const { scene, board, change } = latest.current.explore;
      const put = (places: ReadonlyMap<string, Point>, isStep = true) => {
        change((present) => arrange(present, places), isStep);
        // After the new places have been drawn.
        requestAnimationFrame(() => requestAnimationFrame(() => latest.current.onArranged()));
      };
      if (name === 'rings') put(apart(ringLayout(scene, board)));
      else if (name === 'columns') put(apart(columnLayout(scene, board)));
      else if (name === 'departments') put(apart(departmentLayout(scene)));
      else {
        let isFirst = true;
        setProgress(0);
        stopWorker.current = layOutByForce(
          scene,
          board.places,
          (share, places) => {
            put(places, isFirst);
            isFirst = false;
            setProgress(share === 1 ? null : share);
          },
          // Without a worker there are no forces; columns are clear, too.
          () => {
            setProgress(null);
            put(apart(columnLayout(scene, board)));
          },
        );
      }
    },
    [stop],
  );
  return { progress, stop, arrangeBy };
}
