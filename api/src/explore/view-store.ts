import { z } from 'zod';
import { defineQuery, noRows } from '../store/queries.js';

/** How saved pictures are kept: one node below the employee who saved it, what stands on it as text. */

const point = z.object({ id: z.string(), x: z.number(), y: z.number() });

const viewContent = z.object({
  nodes: z.array(point),
  expanded: z.array(z.string()),
  openFolds: z.array(z.string()),
  settings: z.string(),
});

export type ViewContent = z.output<typeof viewContent>;

const viewRow = z.object({
  id: z.string(),
  ownerId: z.string(),
  name: z.string(),
  changedAt: z.string(),
  content: z.string().transform((text): ViewContent => viewContent.parse(JSON.parse(text))),
});

export type ViewRow = z.output<typeof viewRow>;

export const viewById = defineQuery('explore/view', viewRow);
export const viewsOf = defineQuery('explore/views-of', viewRow);
export const saveView = defineQuery('explore/save-view', noRows);
export const renameView = defineQuery('explore/rename-view', noRows);
export const removeView = defineQuery('explore/remove-view', noRows);
/** Goes with the people who saved them. */
export const removeViewsOf = defineQuery('explore/remove-views-of', noRows);
