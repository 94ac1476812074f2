import { sessionWith } from './render-app.js';

/** Lena is an employee like any other. */
export const asEmployee = sessionWith(['EMPLOYEE']);

/** Lena looks after the data as well. */
export const asSteward = sessionWith(['EMPLOYEE', 'STEWARD']);
