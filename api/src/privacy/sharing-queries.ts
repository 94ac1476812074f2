import { defineQuery, noRows } from '../store/queries.js';

/** Writes what employees chose for their ties; an earlier choice is to be removed first. */
export const saveSharing = defineQuery('seed/shares', noRows);

/** Takes back what owners chose for their ties. */
export const removeSharing = defineQuery('privacy/remove-sharing', noRows);
