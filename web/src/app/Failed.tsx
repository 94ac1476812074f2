import type { ErrorComponentProps } from '@tanstack/react-router';
import { Problem } from '../design/Problem.js';
import { isUnfetched, startAnew } from './unfetched.js';

/** A page that broke while it was drawn, or was never fetched: says so and draws it anew on demand. */
export function Failed({ error, reset }: ErrorComponentProps) {
  return isUnfetched(error) ? <Unfetched /> : <Problem error={brokenPage} onRetry={reset} />;
}

/** Stands where something should stand that could not be fetched. */
export function Unfetched({ isPart = false }: { isPart?: boolean }) {
  return <Problem error={noAnswer} onRetry={() => void startAnew()} isPart={isPart} />;
}

/** Not the network's fault, whatever the error says. */
const brokenPage = 'broken page';

/** What fetch throws when nothing answers. */
const noAnswer = new TypeError('no answer');
