import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { EvidenceFault } from '../evidence-fault.ts';
import type { Hasher } from '../hashing/hasher.ts';
import { secretMarkRefusal, secretMarks } from '../secrets/secret-marks.ts';
import type { EvidenceStore } from '../store/evidence-store.ts';
import { appendBytes } from './append-bytes.ts';
import { parseSealRequest } from './seal-request.ts';
import { type SealedAnswer, type SealedFile, type SealReceipt, SealRefused, sealUpload } from './seal-upload.ts';
import { type SealedUpload, SealedUploads } from './sealed-uploads.ts';
import { sweepUploads, type UploadSweep, type UploadSweepOptions } from './sweep-uploads.ts';
import { UploadFiles, type UploadInfo } from './upload-files.ts';
import { UploadIndex, type UploadLimits, type UploadProgress } from './upload-index.ts';
import { parseUploadMetadata } from './upload-metadata.ts';
import { noSuchUpload, UploadProblem, type UploadRefusal } from './upload-problem.ts';
import {
  answer,
  CHECKSUM_ALGORITHMS,
  carriesBytes,
  header,
  methodOf,
  readJson,
  refuse,
  requireSize,
  requireUploadType,
  requireVersion,
  sizeHeader,
  TUS_EXTENSIONS,
  TUS_VERSION,
} from './upload-protocol.ts';
import { UploadSessions } from './upload-sessions.ts';
import { UploadTurns } from './upload-turns.ts';

/** Who uploads. `id` decides whose upload it is; other people's do not exist for them. */
export type UploadPrincipal = { id: string };

export type UploadOptions<Context> = {
  store: EvidenceStore;
  hashes: Hasher;
  /** Where the routes hang, without a slash at the end. */
  basePath: string;
  authorize: (request: IncomingMessage, context: Context) => Promise<UploadPrincipal | { refusal: UploadRefusal }>;
  /** Makes the record. It is called again with the same `uploadId` when an earlier answer was lost: it must be idempotent. */
  onSealed: (file: SealedFile, principal: UploadPrincipal, context: Context) => Promise<SealedAnswer>;
  /** Looks into a complete staged file before anything is kept (state secrets found in its own data). */
  inspect?: (staged: {
    path: string | null;
    name: string;
    metadata: Record<string, string>;
  }) => Promise<UploadRefusal | null>;
  limits?: Partial<UploadLimits>;
  onProgress?: (progress: UploadProgress) => void;
  /** Faults that the client was only told about in general terms. Never carries file names or personal data. */
  onFault?: (error: unknown, uploadId: string | null) => void;
};

export type Uploads<Context> = {
  /** Serves one request under `basePath` to its end, whatever happens. The server must set `requestTimeout` to 0. */
  handle(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void>;
  /** What is under way; of one owner, or of all. */
  progress(owner?: string): UploadProgress[];
  readonly sealed: Pick<SealedUploads, 'of'>;
  /** Forgets an acknowledged upload of an owner and tells what it was; its name and its receipt go, its bytes stay. Null where there is none. */
  forget(owner: string, id: string): Promise<SealedUpload | null>;
  sweep(options: UploadSweepOptions): Promise<UploadSweep>;
  /** Interrupts senders, makes durable what they sent, closes files. They resume at the next start. */
  close(): Promise<void>;
};

/** tus 1.0 at `basePath`, with `POST <id>/seal` after the last byte. Works on raw requests, under any HTTP framework. */
export async function openUploads<Context>(options: UploadOptions<Context>): Promise<Uploads<Context>> {
  const { store, hashes, basePath } = options;
  const files = new UploadFiles(store.stagingFolder);
  const sealed = new SealedUploads(files);
  const turns = new UploadTurns();
  const sessions = new UploadSessions(files, store, hashes, turns);
  const sealing = new Map<string, Promise<SealReceipt>>();
  const proven = new Set<string>();
  let stopping = false;
  const index = await UploadIndex.open(files, options.limits ?? {}, options.onProgress);

  async function handle(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
    let id: string | null = null;
    try {
      if (stopping)
        throw new UploadProblem('stopping', '服务正在停止或重启，请稍后从断点继续。', { 'retry-after': '5' });
      const method = methodOf(request);
      const path = (request.url ?? '').split('?')[0] ?? '';
      const [first = '', second = '', ...rest] = path
        .slice(basePath.length)
        .split('/')
        .filter((part) => part !== '');
      if (method === 'OPTIONS') return answer(response, 204, capabilities());
      const principal = await options.authorize(request, context);
      if ('refusal' in principal) return refuse(request, response, principal.refusal);
      if (rest.length > 0 || (second !== '' && second !== 'seal')) throw noSuchUpload();
      if (first === '') {
        if (method !== 'POST') throw notAllowed('POST, OPTIONS');
        requireVersion(request);
        return await create(request, response, principal);
      }
      const info = await ownUpload(first, principal);
      id = info.id;
      if (second === 'seal') {
        if (method !== 'POST') throw notAllowed('POST');
        return await seal(request, response, info, principal, context);
      }
      if (method === 'GET') return answer(response, 200, {}, await state(info));
      requireVersion(request);
      if (method === 'HEAD') return await tellOffset(response, info);
      if (method === 'PATCH') return await patch(request, response, info);
      if (method === 'DELETE') return await terminate(response, info);
      throw notAllowed('HEAD, PATCH, DELETE, GET, OPTIONS');
    } catch (error) {
      fail(request, response, error, id);
    }
  }

  function capabilities(): Record<string, string> {
    return {
      'tus-version': TUS_VERSION,
      'tus-extension': TUS_EXTENSIONS,
      'tus-max-size': String(index.limits.maxSize),
      'tus-checksum-algorithm': CHECKSUM_ALGORITHMS.join(','),
    };
  }

  function fail(request: IncomingMessage, response: ServerResponse, error: unknown, id: string | null): void {
    if (error instanceof SealRefused) {
      refuse(request, response, error.refusal);
      return;
    }
    const problem = asProblem(error);
    if (problem.code === 'internal' || problem.code === 'recordNotWritten' || problem.code === 'rereadMismatch')
      options.onFault?.(error, id);
    refuse(
      request,
      response,
      { status: problem.status, code: problem.code, title: problem.title, detail: problem.message },
      problem.headers,
    );
  }

  async function ownUpload(id: string, principal: UploadPrincipal): Promise<UploadInfo> {
    const info = /^[0-9a-f-]{36}$/.test(id) ? await files.info(id) : null;
    if (info === null || info.owner !== principal.id) throw noSuchUpload();
    // A machine that fell in the middle of sealing may have kept neither bytes nor mark: the client has to send the file again.
    const [bytes, mark, done] = [await files.hasBytes(id), await files.sealMark(id), await files.read(id, '.done')];
    if (!bytes && mark === null && done === null && !sealing.has(id)) throw noSuchUpload();
    return info;
  }

  async function create(request: IncomingMessage, response: ServerResponse, principal: UploadPrincipal): Promise<void> {
    const length = sizeHeader(request, 'upload-length');
    const defer = header(request, 'upload-defer-length');
    if ((length === null) === (defer === null) || (defer !== null && defer !== '1')) {
      throw new UploadProblem('badRequest', '新建上传须给出 Upload-Length，或 Upload-Defer-Length: 1，二者择一。');
    }
    if (header(request, 'upload-concat') !== null)
      throw new UploadProblem('badRequest', '不支持分段并行上传（Upload-Concat）。请关闭客户端的并行上传。');
    const metadata = header(request, 'upload-metadata') ?? '';
    const marks = secretMarks(Object.values(parseUploadMetadata(metadata)));
    if (marks.length > 0) return refuse(request, response, secretMarkRefusal(marks));
    const info: UploadInfo = { id: randomUUID(), owner: principal.id, length, metadata, createdAt: Date.now() };
    await index.admit(info);
    await files.create(info);
    const headers = { location: `${basePath}/${info.id}`, 'upload-expires': index.expires(Date.now()) };
    if (!carriesBytes(request)) return answer(response, 201, { ...headers, 'upload-offset': '0' });
    const offset = await append(request, info, 0);
    answer(response, 201, { ...headers, 'upload-offset': String(offset) });
  }

  async function tellOffset(response: ServerResponse, info: UploadInfo): Promise<void> {
    const done = (await files.read(info.id, '.done')) as SealReceipt | null;
    const offset = done?.size ?? (sealing.has(info.id) ? info.length : null) ?? (await settledOffset(info.id));
    answer(response, 200, {
      'upload-offset': String(offset),
      ...(info.length === null ? { 'upload-defer-length': '1' } : { 'upload-length': String(info.length) }),
      ...(info.metadata === '' ? {} : { 'upload-metadata': info.metadata }),
      ...(done === null ? { 'upload-expires': index.expires(await files.lastTouched(info.id)) } : {}),
    });
  }

  /** Interrupts a connection that may be dead, so that the offset told is final. */
  function settledOffset(id: string): Promise<number> {
    return turns.take(id, async () => {
      return (await files.sealMark(id))?.size ?? (await sessions.offset(id));
    });
  }

  async function patch(request: IncomingMessage, response: ServerResponse, info: UploadInfo): Promise<void> {
    requireUploadType(request);
    const from = requireSize(request, 'upload-offset');
    if (sealing.has(info.id))
      throw new UploadProblem('locked', '该上传正在封存校验，请等待封存结果。', { 'retry-after': '5' });
    const offset = await append(request, info, from);
    answer(response, 204, { 'upload-offset': String(offset), 'upload-expires': index.expires(Date.now()) });
  }

  function append(request: IncomingMessage, info: UploadInfo, from: number): Promise<number> {
    return turns.take(info.id, (onInterrupt) => {
      onInterrupt(() => request.destroy());
      return appendBytes(request, info, from, { files, sessions, index });
    });
  }

  async function terminate(response: ServerResponse, info: UploadInfo): Promise<void> {
    if (sealing.has(info.id) || (await files.read(info.id, '.done')) !== null) {
      throw new UploadProblem('sealed', '该上传已封存入库，不能取消。证据的处置须经审批办理。');
    }
    await turns.take(info.id, async () => {
      await sessions.close(info.id);
      await files.remove(info.id);
      index.forget(info.id);
    });
    answer(response, 204, {});
  }

  async function seal(
    request: IncomingMessage,
    response: ServerResponse,
    info: UploadInfo,
    principal: UploadPrincipal,
    context: Context,
  ): Promise<void> {
    const body = parseSealRequest(await readJson(request));
    const marks = secretMarks(textsOf(body.claims));
    if (marks.length > 0) {
      await turns.take(info.id, () => discard(info.id));
      return refuse(request, response, secretMarkRefusal(marks));
    }
    const done = (await files.read(info.id, '.done')) as SealReceipt | null;
    if (done !== null) {
      if ((body.sha256 ?? done.sha256) !== done.sha256)
        throw new UploadProblem(
          'digestMismatch',
          `该上传已入库，SHA-256 为 ${done.sha256}，与请求给出的不一致。请核对来源文件，必要时另行上传。`,
        );
      return answer(response, 200, {}, done);
    }
    // A client whose connection broke asks again while the first answer is still being worked out.
    let result = sealing.get(info.id);
    if (result === undefined) {
      result = turns.take(info.id, () =>
        sealUpload(info, body, {
          store,
          files,
          inspect: options.inspect ?? null,
          onSealed: (file) => options.onSealed(file, principal, context),
          session: () => sessions.get(info.id),
          closeSession: () => sessions.close(info.id),
          proven,
        }),
      );
      sealing.set(info.id, result);
      result
        .then(() => index.forget(info.id))
        .catch(() => {})
        .finally(() => sealing.delete(info.id));
    }
    const receipt = await result;
    if ((body.sha256 ?? receipt.sha256) !== receipt.sha256)
      throw new UploadProblem(
        'digestMismatch',
        `该上传已入库，SHA-256 为 ${receipt.sha256}，与请求给出的不一致。请核对来源文件。`,
      );
    answer(response, 200, {}, receipt);
  }

  async function state(info: UploadInfo): Promise<unknown> {
    const done = (await files.read(info.id, '.done')) as SealReceipt | null;
    const offset = done?.size ?? (await files.sealMark(info.id))?.size ?? (await sessions.offset(info.id));
    const phase =
      done !== null ? 'sealed' : sealing.has(info.id) ? 'sealing' : offset === info.length ? 'complete' : 'receiving';
    return { id: info.id, phase, offset, length: info.length, receipt: done };
  }

  async function discard(id: string): Promise<void> {
    await sessions.close(id);
    await files.remove(id);
    proven.delete(id);
    index.forget(id);
  }

  return {
    handle,
    progress: (owner) => index.list(owner),
    sealed,
    forget: async (owner, id) => {
      const one = await sealed.find(owner, id);
      if (one !== null) await turns.take(id, () => discard(id));
      return one;
    },
    sweep: (sweepOptions) =>
      sweepUploads(sweepOptions, {
        store,
        files,
        index,
        isLive: (id) => turns.isBusy(id) || sealing.has(id),
        discard: (id) => turns.take(id, () => discard(id)),
      }),
    close: async () => {
      stopping = true;
      await turns.allEnded();
      await Promise.allSettled([...sealing.values()]);
      await sessions.closeAll();
    },
  };
}

function notAllowed(allow: string): UploadProblem {
  return new UploadProblem('methodNotAllowed', `此地址只接受 ${allow}。`, { allow });
}

function asProblem(error: unknown): UploadProblem {
  if (error instanceof UploadProblem) return error;
  if (error instanceof EvidenceFault) {
    if (error.code === 'diskFull' || error.code === 'digestMismatch' || error.code === 'rereadMismatch')
      return new UploadProblem(error.code, error.message);
  }
  return new UploadProblem(
    'internal',
    '上传服务发生内部错误，已收到的部分仍保留，请稍后从断点继续；若反复出现请把时间告知系统管理员。来源文件暂勿删除。',
  );
}

/** All words a client put into its claims, at any depth. */
function textsOf(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth > 12) return [];
  return Object.values(value).flatMap((inner) => textsOf(inner, depth + 1));
}
