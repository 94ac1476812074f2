import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { accountResolvers } from '../accounts/resolvers.js';
import { auditedSchema } from '../audit/audited-schema.js';
import { auditResolvers } from '../audit/resolvers.js';
import { authResolvers } from '../auth/resolvers.js';
import { consentResolvers } from '../consent/resolvers.js';
import { contactResolvers } from '../contacts/resolvers.js';
import { departmentResolvers } from '../departments/resolvers.js';
import { duplicateResolvers } from '../duplicates/resolvers.js';
import { exploreResolvers } from '../explore/resolvers.js';
import { importResolvers } from '../imports/resolvers.js';
import { introductionResolvers } from '../introductions/resolvers.js';
import { listResolvers } from '../lists/resolvers.js';
import { mirrorResolvers } from '../mirror/resolvers.js';
import { notificationResolvers } from '../notifications/resolvers.js';
import { operationResolvers } from '../operations/resolvers.js';
import { organizationResolvers } from '../organizations/resolvers.js';
import { pathResolvers } from '../paths/resolvers.js';
import { personResolvers } from '../people/resolvers.js';
import { guardSchema } from '../policy/guard.js';
import { privacyResolvers } from '../privacy/resolvers.js';
import { projectResolvers } from '../projects/resolvers.js';
import { provenanceResolvers } from '../provenance/resolvers.js';
import { reachResolvers } from '../reach/resolvers.js';
import { registerResolvers } from '../register/resolvers.js';
import { searchResolvers } from '../search/resolvers.js';
import { skillResolvers } from '../skills/resolvers.js';
import { sourceResolvers } from '../sources/resolvers.js';
import { targetResolvers } from '../targets/resolvers.js';
import { tieResolvers } from '../ties/resolvers.js';
import { timelineResolvers } from '../timeline/resolvers.js';
import { tourResolvers } from '../tour/resolvers.js';
import { rootResolvers } from './resolvers.js';

/** Schema files stand beside the code in src and are not compiled; the same path leads there from src and from dist. */
const SOURCE_FOLDER = fileURLToPath(new URL('../../src', import.meta.url));

/**
 * The whole schema with its resolvers, one .graphql file a feature, behind the policy. What it answers is written to the
 * audit log, but where a measurement wants to know what that costs.
 */
export function makeSchema({ isAudited } = { isAudited: true }): GraphQLSchema {
  const schema = makeExecutableSchema({
    typeDefs: readSchemaFiles(),
    resolvers: [
      rootResolvers,
      auditResolvers,
      authResolvers,
      accountResolvers,
      searchResolvers,
      personResolvers,
      operationResolvers,
      organizationResolvers,
      departmentResolvers,
      projectResolvers,
      provenanceResolvers,
      skillResolvers,
      tieResolvers,
      timelineResolvers,
      tourResolvers,
      consentResolvers,
      contactResolvers,
      sourceResolvers,
      pathResolvers,
      introductionResolvers,
      exploreResolvers,
      importResolvers,
      privacyResolvers,
      targetResolvers,
      notificationResolvers,
      listResolvers,
      duplicateResolvers,
      reachResolvers,
      registerResolvers,
      mirrorResolvers,
    ],
  });
  const guarded = guardSchema(schema);
  return isAudited ? auditedSchema(guarded) : guarded;
}

function readSchemaFiles(): string[] {
  return readdirSync(SOURCE_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'generated')
    .flatMap((folder) =>
      readdirSync(join(SOURCE_FOLDER, folder.name))
        .filter((file) => file.endsWith('.graphql'))
        .map((file) => readFileSync(join(SOURCE_FOLDER, folder.name, file), 'utf8')),
    );
}
