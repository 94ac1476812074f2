import type { Resolvers } from '../generated/schema.js';
import { auditCounts } from './audit-counts.js';
import { auditEntries } from './audit-entries.js';
import { lookUps } from './look-ups.js';
import { auditVerification } from './verification.js';

export const auditResolvers: Resolvers = {
  Query: {
    auditEntries: (_parent, input, context) => auditEntries(context, input),
    auditCounts: (_parent, input, context) => auditCounts(context, input),
    auditVerification: (_parent, input, context) => auditVerification(context, input),
    lookUps: (_parent, input, context) => lookUps(context, input),
  },
};
