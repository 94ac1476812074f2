/**
 * The nonce that lets a style through which a library writes into the page. The server gives every page its own;
 * without a server's policy, as in development, it means nothing.
 */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
