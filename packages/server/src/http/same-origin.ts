import type { FastifyRequest } from 'fastify';
import { ServerFault } from './server-fault.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Cross-site request forgery: cookies are SameSite=Strict already; here the browser's own word is asked as well, because a
 * sibling subdomain is "same site". A client that is no browser sends neither header and has no cookie of ours to abuse.
 */
export function refuseCrossSite(request: FastifyRequest): void {
  if (safe.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new ServerFault('crossSite', '浏览器表明这个请求不是从本系统页面发出的。');
  }
  const { origin, host } = request.headers;
  if (origin === undefined) return;
  if (hostOf(origin) !== host) throw new ServerFault('crossSite', '请求的来源与本系统地址不一致。');
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
