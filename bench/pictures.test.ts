import { describe, expect, it } from 'vitest';
import { linePicture, rangePicture } from './pictures.js';

describe('a picture', () => {
  const curve = {
    name: 'Perlen',
    points: [
      { x: 1000, y: 0.2 },
      { x: 1_000_000, y: 4 },
    ],
  };
  const lines = linePicture({ title: 'Growth', xLabel: 'people', yLabel: 'p50', curves: [curve] });

  it('says in words what it shows, and is readable in the dark', () => {
    expect(lines).toContain('<title id="title">Growth</title>');
    expect(lines).toContain('Perlen, by people: 200 µs at 1,000, 4.00 ms at 1,000,000');
    expect(lines).toContain('prefers-color-scheme: dark');
  });

  it('has a mark for each point, all within its frame', () => {
    const places = [...lines.matchAll(/cx="([\d.]+)" cy="([\d.]+)" r="4"/g)];
    expect(places).toHaveLength(2);
    for (const [, x, y] of places) {
      expect(Number(x)).toBeLessThan(760);
      expect(Number(y)).toBeLessThan(420);
    }
  });

  it('has three marks for each range', () => {
    const ranges = [{ name: 'Perlen', p50: 1, p95: 2, p99: 3 }];
    const picture = rangePicture({ title: 'Classes', yLabel: 'time', groups: [{ name: 'near', ranges }] });
    expect([...picture.matchAll(/r="4"/g)]).toHaveLength(3);
    expect(picture).toContain('near: Perlen p50 1.00 ms, p95 2.00 ms, p99 3.00 ms');
  });
});
