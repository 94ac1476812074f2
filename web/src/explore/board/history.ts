/** What was, is, and was taken back. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
}

/** Nobody goes back further. */
const mostSteps = 100;

export function historyOf<State>(present: State): History<State> {
  return { past: [], present, future: [] };
}

/** One step on; whatever had been taken back is forgotten. A step that changes nothing is none. */
export function commit<State>(history: History<State>, next: State): History<State> {
  if (next === history.present) return history;
  return { past: [...history.past, history.present].slice(-mostSteps), present: next, future: [] };
}

/** Alters the present without making it a step. */
export function amend<State>(history: History<State>, next: State): History<State> {
  return next === history.present ? history : { ...history, present: next };
}

export function undo<State>(history: History<State>): History<State> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
  };
}

export function redo<State>(history: History<State>): History<State> {
  const [after, ...rest] = history.future;
  if (after === undefined) return history;
  return { past: [...history.past, history.present], present: after, future: rest };
}
