import type { CookieSerializeOptions } from '@fastify/cookie';

/** `__Host-` cookies cannot be set by a sibling subdomain nor sent in the clear; on plain HTTP (127.0.0.1) browsers refuse them. */
export function sessionCookie(secure: boolean): { name: string; options: CookieSerializeOptions } {
  return {
    name: secure ? '__Host-liuhen' : 'liuhen',
    options: { path: '/', httpOnly: true, sameSite: 'strict', secure },
  };
}
