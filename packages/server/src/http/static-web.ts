import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export type PageServer = (request: FastifyRequest, reply: FastifyReply) => boolean;

const placeholder = '__CSP_NONCE__';

/** What the build names for a part of the client, between its marks. */
const partNames = { desk: /<!--desk-->.*?<!--\/desk-->/s, workbench: /<!--workbench-->.*?<!--\/workbench-->/s };

/**
 * The built web client. Every address that is no file and no API is a page of it; `index.html` is written anew for each answer
 * because the nonce under which Ant Design may put its style sheets is good for one page only.
 */
export async function serveWeb(app: FastifyInstance, folder: string | null, cookie: string): Promise<PageServer> {
  const page = folder === null ? null : join(folder, 'index.html');
  if (folder === null || page === null || !existsSync(page)) {
    app.get('/', async (_request, reply) =>
      reply
        .type('text/plain; charset=utf-8')
        .send('留痕服务已启动，网页端尚未构建。请运行 npm start，它会先行构建。\n'),
    );
    return () => false;
  }
  const send = (request: FastifyRequest, reply: FastifyReply): void => {
    const html = pageFor(request, cookie, readFileSync(page, 'utf8')).replaceAll(placeholder, reply.cspNonce.style);
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
  };
  app.get('/', async (request, reply) => {
    send(request, reply);
    return reply;
  });
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    index: false,
    // each asset lies there compressed as well, made once when the client was built
    preCompressed: true,
    setHeaders: (reply, path) => {
      // hashed names never change
      const immutable = path.startsWith(join(folder, 'assets'));
      reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    const isFile = /\.[a-z0-9]{2,5}$/i.test(request.url.split('?')[0] ?? '');
    if (!wantsPage || isFile || request.url.startsWith('/api/')) return false;
    send(request, reply);
    return true;
  };
}

/** Who comes with a session has the desk fetched beside the rest; whoever has yet to sign in waits for nothing of it. */
function pageFor(request: FastifyRequest, cookie: string, html: string): string {
  const path = request.url.split('?')[0] ?? '/';
  const isKnown = request.cookies[cookie] !== undefined && !/^\/(?:sign-in|setup)/.test(path);
  if (isKnown) return path === '/' ? html : html.replace(partNames.workbench, '');
  return html.replace(partNames.desk, '').replace(partNames.workbench, '');
}
