/** Errors of parts of the app that could not be fetched, as the bundler tells of them. */
const unfetched = new WeakSet<object>();

addEventListener('vite:preloadError', ({ payload }) => {
  unfetched.add(payload);
});

/** True if the error is that a part of the app could not be fetched, because the server is away or has a newer one. */
export function isUnfetched(error: unknown): boolean {
  return typeof error === 'object' && error !== null && unfetched.has(error);
}

/** Opens the address anew once the server answers: browsers do not fetch a part a second time that failed once. */
export async function startAnew(): Promise<void> {
  try {
    await fetch('/', { method: 'HEAD', cache: 'no-store' });
  } catch {
    return;
  }
  location.reload();
}
