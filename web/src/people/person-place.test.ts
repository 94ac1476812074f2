import { expect, test } from 'vitest';
import { samplePerson } from '../testing/sample-paths.js';
import { placeOf } from './person-place.js';

test('people of one name are told apart by their address where no title, department or employer is known', () => {
  const known = { ...samplePerson('Jeff Dasovich'), email: 'jeff.dasovich@enron.com' };
  expect(placeOf(known)).toBe('jeff.dasovich@enron.com');
  expect(placeOf({ ...known, title: 'Director' })).toBe('Director');
  expect(
    placeOf({ ...known, title: 'Director', department: { __typename: 'Department', id: 'd', name: 'Gas' } }),
  ).toBe('Director · Gas');
  expect(placeOf(samplePerson('Jeff Dasovich'))).toBe('');
});
