import type { Request } from 'express';

/** A cookie bound to the address under which people open Perlen. */
export interface PublicCookie {
  readonly name: string;
  /** The header that sets it; no value and 0 seconds take it away. */
  readonly write: (value: string, seconds: number, sameSite: 'Strict' | 'Lax') => string;
}

/**
 * No script reads it, and with https it goes over https alone. The prefix __Host- then keeps any other host of the same
 * domain from setting it, which would be a session of the attacker's choosing.
 */
export function publicCookie(purpose: string, publicUrl: string): PublicCookie {
  const isSecure = publicUrl.startsWith('https:');
  const name = `${isSecure ? '__Host-' : ''}perlen_${purpose}`;
  const secure = isSecure ? '; Secure' : '';
  return {
    name,
    write: (value, seconds, sameSite) =>
      `${name}=${value}; HttpOnly; SameSite=${sameSite}; Path=/; Max-Age=${seconds}${secure}`,
  };
}

/** A cookie that a browser sent; undefined if it has none of that name. */
export function readCookie(request: Request, name: string): string | undefined {
  return request
    .get('cookie')
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
