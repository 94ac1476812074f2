import type { ErrorComponentProps } from '@tanstack/react-router';
import { Problem } from '../design/Problem.js';

/** A page that broke while it was drawn: says so and draws it anew on demand. */
export function Failed({ reset }: ErrorComponentProps) {
  return <Problem error={brokenPage} onRetry={reset} />;
}

/** Not the network's fault, whatever the error says. */
const brokenPage = 'broken page';
