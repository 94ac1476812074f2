import { z } from 'zod';
import { defineQuery, noRows } from '../store/queries.js';

/** Pairs said to be two people, as the store keeps them. */

const row = z.object({ id: z.string(), one: z.string(), other: z.string(), at: z.string() });

export type KeptApartRow = z.output<typeof row>;

export const keptApartPairs = defineQuery('duplicates/kept-apart', row);
export const saveKeptApart = defineQuery('duplicates/save-kept-apart', noRows);
export const removeKeptApart = defineQuery('duplicates/remove-kept-apart', noRows);
