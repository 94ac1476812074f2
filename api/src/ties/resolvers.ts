import type { Resolvers } from '../generated/schema.js';
import { strengthWord } from '../network/strength.js';
import { setTieSharing } from '../privacy/sharing.js';
import { ownsTie } from '../privacy/visibility.js';
import { evidence } from './evidence.js';
import { canSeeNumbers, explanationOf } from './explanation.js';
import { neighbourhood } from './neighbourhood.js';
import { reasonsOf } from './reasons.js';
import { recordEvidence, removeEvidence } from './record-evidence.js';
import { declareTie, sharingOf, tieBetween, withdrawDeclaration } from './ties.js';

export const tieResolvers: Resolvers = {
  Query: {
    tie: (_, { between }, context) => tieBetween(context, between),
    neighbourhood: (_, input, context) => neighbourhood(context, input),
    evidence: (_, input, context) => evidence(context, input),
  },
  Mutation: {
    declareTie: (_, { with: withId, level }, context) => declareTie(context, withId, level),
    withdrawDeclaration: (_, { with: withId }, context) => withdrawDeclaration(context, withId),
    setTieSharing: (_, { with: withId, sharing }, context) => setTieSharing(context, withId, sharing),
    recordEvidence: (_, { input }, context) => recordEvidence(context, input),
    removeEvidence: (_, { id }, context) => removeEvidence(context, id),
  },
  Tie: {
    people: ({ a, b }) => [a, b],
    word: ({ strength }) => strengthWord(strength),
    strength: (tie, _, context) => (canSeeNumbers(context, tie) ? tie.strength : null),
    isOwn: ({ a, b }, _, { viewer }) => ownsTie(viewer, a.id, b.id),
    reasons: (tie, _, context) => reasonsOf(context, tie),
    explanation: (tie, _, context) => explanationOf(context, tie),
    sharing: (tie, _, context) => sharingOf(context, tie),
  },
  Evidence: {
    people: ({ tie: { a, b } }) => [a, b],
    isOwn: ({ tie: { a, b } }, _, { viewer }) => ownsTie(viewer, a.id, b.id),
  },
};
