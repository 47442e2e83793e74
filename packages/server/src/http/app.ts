import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { House } from '../house.ts';
import { registerRoutes } from '../routes/register.ts';
import { askerOf } from '../sign-in/asker.ts';
import { sessionCookie } from './cookies.ts';
import { loggerOptions } from './logging.ts';
import { isBug, problemOf } from './problems.ts';
import { refuseCrossSite } from './same-origin.ts';
import { ServerFault } from './server-fault.ts';
import { type PageServer, serveWeb } from './static-web.ts';

export type AppOptions = {
  readonly logLevel?: string;
  /** Certificate and key in PEM: then HTTPS, `Secure` cookies and HSTS. */
  readonly tls?: { readonly cert: string; readonly key: string } | null;
  /** Requests of one client a minute. */
  readonly rate?: number;
  /** The same where guessing could pay: signing in, step-up, set-up. */
  readonly guessRate?: number;
  /** In front of us stands a reverse proxy that says who asks and that it speaks HTTPS. */
  readonly trustProxy?: boolean;
};

/** TLS 1.2 with forward secrecy and authenticated ciphers, or 1.3: what every browser of the last ten years speaks. */
const tlsProfile = {
  minVersion: 'TLSv1.2',
  ciphers:
    'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256',
  honorCipherOrder: true,
} as const;

/** What a page of ours may ask the device for, and no page framed in it: to film, to hear, to say where, to stay awake. Nothing else. */
const permissions = [
  ...['camera', 'microphone', 'geolocation', 'screen-wake-lock', 'fullscreen'].map((name) => `${name}=(self)`),
  ...['display-capture', 'payment', 'usb', 'serial', 'hid', 'midi'].map((name) => `${name}=()`),
].join(', ');

z.config(z.locales.zhCN());

export async function buildApp(house: House, options: AppOptions = {}): Promise<FastifyInstance> {
  const secure = options.tls != null || options.trustProxy === true;
  const app: FastifyInstance = fastify({
    logger: loggerOptions(options.logLevel ?? 'info'),
    bodyLimit: 1_048_576,
    // uploads may last for hours; each part of one has its own idle limit
    requestTimeout: 0,
    routerOptions: { maxParamLength: 200 },
    trustProxy: options.trustProxy === true,
    genReqId: () => crypto.randomUUID(),
    ...(options.tls == null ? {} : { https: { ...options.tls, ...tlsProfile } }),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await protect(app, options.rate ?? 900, secure);

  const session = sessionCookie(secure);
  app.decorate('guessRate', options.guessRate ?? 60);
  app.decorateRequest('asker', null);
  app.addHook('onRequest', async (request) => {
    refuseCrossSite(request);
    const token = request.cookies[session.name];
    if (token === undefined || !request.url.startsWith('/api/')) return;
    const found = await house.sessions.find(token);
    if (found === null) return;
    const [account, facts] = await Promise.all([
      house.accounts.find(found.agency, found.person),
      house.journal.dossiers.agencyFacts(found.agency),
    ]);
    if (account !== null) request.asker = askerOf(found, account, facts, house.now());
  });
  app.addHook('onSend', async (request, reply) => {
    // nothing of a case may lie in a browser's cache on a shared machine
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  // a long case is megabytes of JSON and a phone's network is slow; files go out as they are, and nothing that comes in is unpacked
  await app.register(compress, {
    encodings: ['gzip'],
    customTypes: /^(?:application\/(?:problem\+)?json|text\/html)/,
    threshold: 2_048,
    globalDecompression: false,
  });
  const page = await serveWeb(app, house.webFolder, session.name);
  answerFaults(app, page);
  await registerRoutes(app, house, session);
  return app;
}

async function protect(app: FastifyInstance, rate: number, secure: boolean): Promise<void> {
  await app.register(cookie);
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', permissions);
  });
  await app.register(rateLimit, {
    global: true,
    max: rate,
    timeWindow: 60_000,
    errorResponseBuilder: () => new ServerFault('tooMany', '一分钟内的请求太多。'),
  });
}

function answerFaults(app: FastifyInstance, page: PageServer): void {
  app.setNotFoundHandler((request, reply) => {
    if (page(request, reply)) return;
    const fault = new ServerFault('noSuchRoute', '这个地址不存在。');
    reply
      .code(404)
      .type('application/problem+json')
      .send(JSON.stringify(problemOf(fault, request.id)));
  });
  app.setErrorHandler((error, request, reply) => {
    const fault = asFault(error);
    if (isBug(fault)) request.log.error({ err: fault, code: 'internal' }, 'bug');
    const problem = problemOf(fault, request.id);
    if (problem.status === 429) reply.header('retry-after', '60');
    reply
      .code(problem.status)
      .header('cache-control', 'no-store')
      .type('application/problem+json')
      .serializer((payload: string) => payload)
      .send(JSON.stringify(problem));
  });
}

/** What Fastify says of requests it could not read, in our words. */
function asFault(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('code' in error)) return error;
  if ('validation' in error && Array.isArray(error.validation)) {
    const [first] = error.validation as { instancePath?: string; message?: string }[];
    const at = (first?.instancePath ?? '').split('/').filter((part) => part !== '');
    const where = at.length === 0 ? '' : `（${at.join('.')}）`;
    return new ServerFault('requestMalformed', `请求内容不符合要求${where}：${first?.message ?? ''}。`, null, { at });
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ServerFault('tooLarge', '提交的内容超过本操作允许的大小。');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ServerFault('wrongMediaType', '请求体不是 JSON。');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new ServerFault('requestMalformed', '请求无法解析。');
    default:
      return error;
  }
}
