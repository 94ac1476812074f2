/** What was begun for a target; empty if nothing was. Lives as long as the browser tab. */
export function readDraft(targetId: string): string {
  return sessionStorage.getItem(key(targetId)) ?? '';
}

/** Keeps what was typed so far. */
export function writeDraft(targetId: string, text: string): void {
  if (text === '') forgetDraft(targetId);
  else sessionStorage.setItem(key(targetId), text);
}

/** Forgets it: it was sent. */
export function forgetDraft(targetId: string): void {
  sessionStorage.removeItem(key(targetId));
}

function key(targetId: string): string {
  return `perlen-draft-${targetId}`;
}
