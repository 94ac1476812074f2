import { GraphQLError } from 'graphql';
import pino from 'pino';
import { expect, it } from 'vitest';
import { StoreFull, StoreUnavailable } from '../store/errors.js';
import { formatErrorWith } from './format-error.js';

const format = formatErrorWith(pino({ level: 'silent' }));
const told = (originalError: Error) =>
  format({ message: originalError.message }, new GraphQLError('wrapped', { originalError, path: ['field'] }));

it('A client is told what to do where the database is away, and where its disk is full', () => {
  expect(told(new StoreUnavailable('bolt://10.0.0.1 refused'))).toEqual({
    message: 'The database can’t be reached at the moment. Try again shortly.',
    extensions: { code: 'STORE_UNAVAILABLE' },
  });
  expect(told(new StoreFull('/home/somebody is full'))).toEqual({
    message: 'The disk of the data folder is full, so nothing was changed. Free some space and try again.',
    extensions: { code: 'STORE_UNAVAILABLE' },
  });
});

it('A client is never told the content of an unforeseen error', () => {
  expect(told(new TypeError('secret is undefined'))).toEqual({
    message: 'Something went wrong on our side. The log has the details.',
    extensions: { code: 'INTERNAL' },
  });
});
