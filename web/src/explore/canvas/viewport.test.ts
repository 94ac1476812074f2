import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ahead,
  clippedLine,
  fitted,
  isCovered,
  isSeen,
  panned,
  pictureTransform,
  toCanvas,
  toScreen,
  zoomed,
} from './viewport.js';

const coordinate = fc.double({ min: -5_000, max: 5_000, noNaN: true });
const points = fc.record({ x: coordinate, y: coordinate });
const views = fc.record({
  x: coordinate,
  y: coordinate,
  scale: fc.double({ min: 0.05, max: 3, noNaN: true }),
});
const size = { width: 1200, height: 700 };

describe('the view', () => {
  it('keeps what is under the pointer there while zooming', () => {
    fc.assert(
      fc.property(views, points, fc.double({ min: 0.2, max: 5, noNaN: true }), (view, at, factor) => {
        const before = toCanvas(view, at);
        const after = toScreen(zoomed(view, factor, at), before);
        expect(after.x).toBeCloseTo(at.x, 4);
        expect(after.y).toBeCloseTo(at.y, 4);
      }),
    );
  });

  it('shows everything after fitting', () => {
    fc.assert(
      fc.property(fc.array(points, { minLength: 1, maxLength: 30 }), (all) => {
        const view = fitted(all, size);
        // Beyond the smallest scale there is no fitting.
        if (view.scale > 0.041) expect(isSeen(view, size, all)).toBe(true);
      }),
    );
  });

  it('moves a painted picture so that everything stands where it would be painted', () => {
    fc.assert(
      fc.property(views, views, points, (drawnFor, view, point) => {
        const margin = { width: 300, height: 200 };
        const painted = toScreen(drawnFor, point);
        const { x, y, scale } = pictureTransform(drawnFor, margin, view);
        const moved = {
          x: (painted.x + margin.width) * scale + x,
          y: (painted.y + margin.height) * scale + y,
        };
        const wanted = toScreen(view, point);
        expect(Math.abs(moved.x - wanted.x)).toBeLessThan(0.01 + Math.abs(wanted.x) * 1e-6);
        expect(Math.abs(moved.y - wanted.y)).toBeLessThan(0.01 + Math.abs(wanted.y) * 1e-6);
      }),
    );
  });

  it('asks for a new picture where the old one ends', () => {
    const drawnFor = { x: 0, y: 0, scale: 1 };
    const margin = { width: 300, height: 200 };
    expect(isCovered(drawnFor, margin, { x: 299, y: -199, scale: 1 }, size)).toBe(true);
    expect(isCovered(drawnFor, margin, { x: 301, y: 0, scale: 1 }, size)).toBe(false);
    expect(isCovered(drawnFor, margin, { x: 0, y: 0, scale: 2 }, size)).toBe(false);
  });

  it('draws ahead of a movement no further than what is seen now stays covered', () => {
    const margin = { width: 420, height: 245 };
    const inside = fc.record({
      x: fc.double({ min: 0, max: size.width, noNaN: true }),
      y: fc.double({ min: 0, max: size.height, noNaN: true }),
    });
    const step = fc.integer({ min: -200, max: 200 });
    fc.assert(
      fc.property(
        views,
        inside,
        fc.double({ min: 0.7, max: 1.4, noNaN: true }),
        step,
        step,
        (view, at, factor, dx, dy) => {
          for (const next of [zoomed(view, factor, at), panned(view, dx, dy)]) {
            expect(isCovered(ahead(view, next, size, margin), margin, next, size)).toBe(true);
          }
        },
      ),
    );
    const view = { x: 0, y: 0, scale: 1 };
    expect(ahead(view, view, size, margin)).toEqual(view);
    expect(ahead(view, zoomed(view, 1.05, { x: 600, y: 350 }), size, margin).scale).toBeCloseTo(1.05 * 1.5);
  });

  it('keeps of a line what is seen of it, and nothing else', () => {
    fc.assert(
      fc.property(points, points, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, share) => {
        const part = clippedLine(from, to, size, 0);
        const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
        const isInside = at.x > 0.01 && at.y > 0.01 && at.x < size.width - 0.01 && at.y < size.height - 0.01;
        if (isInside) expect(part).not.toBeNull();
        for (const { x, y } of part === null ? [] : [part.from, part.to]) {
          expect(x).toBeGreaterThanOrEqual(-0.01);
          expect(y).toBeGreaterThanOrEqual(-0.01);
          expect(x).toBeLessThanOrEqual(size.width + 0.01);
          expect(y).toBeLessThanOrEqual(size.height + 0.01);
        }
      }),
    );
  });
});
