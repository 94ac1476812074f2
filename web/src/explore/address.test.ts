import { describe, expect, it } from 'vitest';
import { readSearch as read, savedSettings, settingsOf } from './address.js';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

describe('the address of the canvas', () => {
  it('says what stands on it and how', () => {
    expect(
      read({
        at: `${id(1)},${id(2)}`,
        also: id(3),
        layout: 'rings',
        weakest: 'WEAK',
        hide: 'PROJECT',
        fold: 'off',
        as: 'list',
      }),
    ).toEqual({
      at: [id(1), id(2)],
      also: [id(3)],
      layout: 'rings',
      weakest: 'WEAK',
      hide: ['PROJECT'],
      fold: 'off',
      as: 'list',
    });
  });

  it('leaves out whatever makes no sense, so that an old link still opens', () => {
    expect(
      read({
        at: 'x,<b>',
        also: '',
        view: 'none',
        layout: 'spiral',
        weakest: 'MEDIUM',
        hide: 'DOGS',
        fold: 'on',
        as: '3d',
      }),
    ).toEqual({});
    expect(read({ at: 'x'.repeat(5_000_000) })).toEqual({});
  });

  it('takes a hundred things and no more, each once', () => {
    const many = Array.from({ length: 150 }, (_, number) => id(number));
    expect(read({ at: [...many, id(0)].join(',') }).at).toHaveLength(100);
    expect(read({ at: `${id(1)},${id(1)}`, also: `${id(1)},${id(2)}` })).toEqual({
      at: [id(1)],
      also: [id(2)],
    });
  });

  it('gives a saved picture the settings it was saved with', () => {
    const search = read({
      at: id(1),
      layout: 'columns',
      weakest: 'STRONG',
      hide: 'PROJECT,CONTACT',
      stages: 'CUSTOMER',
    });
    const back = read(Object.fromEntries(new URLSearchParams(savedSettings(search))));
    expect(settingsOf(back)).toEqual(settingsOf(search));
    expect(back.layout).toBe('columns');
    expect(back.at).toBeUndefined();
  });
});
