import type { Resolvers } from '../generated/schema.js';
import { organizationTimeline, personTimeline, projectTimeline } from './timeline.js';

export const timelineResolvers: Resolvers = {
  Person: { timeline: (row, input, context) => personTimeline(context, row, input) },
  Organization: { timeline: (row, input, context) => organizationTimeline(context, row, input) },
  Project: { timeline: (row, input, context) => projectTimeline(context, row, input) },
};
