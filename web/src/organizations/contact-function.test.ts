import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byFunction, functionOfTitle } from './contact-function.js';

describe('the function of a contact', () => {
  it.each([
    ['Leiterin Einkauf', 'purchasing'],
    ['Head of Procurement', 'purchasing'],
    ['Geschäftsführer', 'management'],
    ['CEO', 'management'],
    ['Managing Director', 'management'],
    ['Konstruktionsleiter', 'engineering'],
    ['Technischer Leiter', 'engineering'],
    ['Software Engineer', 'it'],
    ['Leiter IT', 'it'],
    ['Werksleiter', 'operations'],
    ['Controllerin', 'finance'],
    ['HR Manager', 'people'],
    ['Vertriebsleiterin', 'sales'],
    ['Sekretariat', 'other'],
    ['', 'other'],
    [null, 'other'],
  ])('that is called %s is %s', (title, expected) => {
    expect(functionOfTitle(title)).toBe(expected);
  });

  it('is one for everybody: groups lose and double nobody', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ title: fc.option(fc.string()) })), (contacts) => {
        const grouped = byFunction(contacts).flatMap((group) => group.contacts);
        expect(grouped.length).toBe(contacts.length);
        expect(new Set(grouped)).toEqual(new Set(contacts));
      }),
    );
  });
});
