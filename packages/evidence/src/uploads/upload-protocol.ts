import type { IncomingMessage, ServerResponse } from 'node:http';
import { UploadProblem, type UploadRefusal } from './upload-problem.ts';

export const TUS_VERSION = '1.0.0';
export const TUS_EXTENSIONS = 'creation,creation-with-upload,creation-defer-length,expiration,termination,checksum';
export const CHECKSUM_ALGORITHMS = ['sha1', 'sha256', 'sm3'] as const;
const UPLOAD_TYPE = 'application/offset+octet-stream';
const MAX_JSON = 256 * 1024;

export function methodOf(request: IncomingMessage): string {
  return (header(request, 'x-http-method-override') ?? request.method ?? '').toUpperCase();
}

export function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

export function requireVersion(request: IncomingMessage): void {
  if (header(request, 'tus-resumable') === TUS_VERSION) return;
  throw new UploadProblem(
    'protocolVersion',
    `上传协议须为 tus ${TUS_VERSION}（请求头 Tus-Resumable）。请更新上传客户端。`,
    { 'tus-version': TUS_VERSION },
  );
}

export function carriesBytes(request: IncomingMessage): boolean {
  return header(request, 'content-type')?.split(';')[0]?.trim().toLowerCase() === UPLOAD_TYPE;
}

export function requireUploadType(request: IncomingMessage): void {
  if (carriesBytes(request)) return;
  throw new UploadProblem('unsupportedMediaType', `上传数据的 Content-Type 须为 ${UPLOAD_TYPE}。请更新上传客户端。`);
}

/** Null when absent; a header that is there must be a whole number that JavaScript holds exactly. */
export function sizeHeader(request: IncomingMessage, name: string): number | null {
  const text = header(request, name);
  if (text === null) return null;
  const value = Number(text);
  if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(value)) {
    throw new UploadProblem('badRequest', `请求头 ${name} 的值“${text.slice(0, 40)}”不是非负整数。请更新上传客户端。`);
  }
  return value;
}

export function requireSize(request: IncomingMessage, name: string): number {
  const value = sizeHeader(request, name);
  if (value === null) throw new UploadProblem('badRequest', `缺少请求头 ${name}。请更新上传客户端。`);
  return value;
}

export type ChunkChecksum = { algorithm: (typeof CHECKSUM_ALGORITHMS)[number]; expected: string };

export function checksumOf(request: IncomingMessage): ChunkChecksum | null {
  const text = header(request, 'upload-checksum');
  if (text === null) return null;
  const [name, value = ''] = text.split(' ');
  const algorithm = CHECKSUM_ALGORITHMS.find((known) => known === name);
  if (algorithm === undefined) {
    throw new UploadProblem(
      'checksumUnsupported',
      `不支持分块校验算法“${(name ?? '').slice(0, 20)}”，可用：${CHECKSUM_ALGORITHMS.join('、')}。`,
    );
  }
  return { algorithm, expected: Buffer.from(value, 'base64').toString('hex') };
}

export async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_JSON) throw new UploadProblem('badRequest', `封存请求过大，最多 ${MAX_JSON / 1024} KB。`);
    parts.push(part);
  }
  if (size === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)));
  } catch {
    throw new UploadProblem('badRequest', '封存请求不是有效的 JSON（UTF-8）。');
  }
}

export function answer(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body?: unknown,
): void {
  if (response.headersSent || response.destroyed) return;
  const text = body === undefined ? null : JSON.stringify(body);
  response.writeHead(status, {
    'tus-resumable': TUS_VERSION,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(text === null ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...(status === 204 ? {} : { 'content-length': String(text === null ? 0 : Buffer.byteLength(text)) }),
    ...headers,
  });
  response.end(text ?? undefined);
}

/**
 * Says no while the client may still be sending: the answer goes out first, a little of the body is swallowed so that the client
 * gets to read it, then the connection is closed.
 */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: UploadRefusal,
  headers: Record<string, string> = {},
): void {
  const unread = !request.complete;
  const { status, code, title, detail, extra } = refusal;
  const body = { type: `urn:liuhen:upload:${code}`, status, code, title, detail, ...extra };
  answer(
    response,
    status,
    {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(unread ? { connection: 'close' } : {}),
      ...headers,
    },
    body,
  );
  if (!unread) return;
  request.resume();
  const timer = setTimeout(() => request.destroy(), 3_000);
  request.once('close', () => clearTimeout(timer));
}
