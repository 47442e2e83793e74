import type { Api } from '@liuhen/server/api';
import { DetailedError, defaultOptions, Upload, type UploadOptions } from 'tus-js-client';
import { call, RequestProblem } from '../api/call.ts';
import { bareAddresses } from './bare-addresses.ts';
import { fileSha256 } from './file-hash.ts';
import { mediumOf } from './file-sets.ts';
import { type HandedFile, handed, UnreadableFile } from './handed-file.ts';

export type Intake = {
  readonly key: string;
  readonly order: number;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  /** When the source says that it was finished: the clock of article 27 runs from there. */
  readonly madeAt: string;
  readonly state: 'sending' | 'hashing' | 'done' | 'failed';
  readonly problem?: string;
};

export type Handover = {
  /** What the recording will be called for good: asked again after a lost answer, it is the same one. */
  readonly record: string;
  readonly file: File | HandedFile;
  readonly caseId: string;
  /** The acts it shows. */
  readonly covers: readonly string[];
  readonly order: number;
  /** Who filmed it, and whether the people in it were told. */
  readonly recordedBy: string | null;
  readonly announced: boolean;
  /** 密级标识: 无, or why it is held back. */
  readonly sensitivity: string;
  /** What is known where it was filmed here; absent, the file itself tells. */
  readonly told?: {
    readonly title: string;
    readonly device: string;
    readonly place: string | null;
    readonly startedAt: string | null;
    readonly endedAt: string | null;
    /** Where it stood still in between, and why. */
    readonly interruptions?: readonly {
      readonly from: string;
      readonly to: string;
      readonly reason: string | null;
    }[];
  };
  /** What else must be durable before the source may be deleted; hears the hash of the file. */
  readonly afterwards?: (sha256: string) => Promise<unknown>;
};

/**
 * One file, from the disk of the browser to a recording of the case: resumable upload, seal with our own hash of the whole
 * file, then the record. True once the record is durable: only then may the source be deleted.
 */
export async function takeIn(handover: Handover, report: (intake: Intake) => void): Promise<boolean> {
  const { file, order, told } = handover;
  const madeAt = told?.endedAt ?? new Date(file.lastModified).toISOString();
  const name = told?.title ?? file.name;
  const base = { key: handover.record, order, name, size: file.size, madeAt };
  report({ ...base, sent: 0, state: 'sending' });
  try {
    const sha256 = await sendAndSeal(file, (sent) =>
      report({ ...base, sent, state: sent === file.size ? 'hashing' : 'sending' }),
    );
    await call<Api['evidence']['takeIn']>('POST', '/api/recordings', { body: recordingOf(handover, sha256) });
    await handover.afterwards?.(sha256);
    report({ ...base, sent: file.size, state: 'done' });
    return true;
  } catch (error) {
    report({ ...base, sent: 0, state: 'failed', problem: problemOf(error) });
    return false;
  }
}

/** What the server said no with, in its own words; it answers uploads with a problem too. */
function refusalIn(error: unknown): string | null {
  if (!(error instanceof DetailedError)) return null;
  try {
    const { title, detail } = JSON.parse(error.originalResponse?.getBody() ?? '') as Record<string, unknown>;
    return typeof title === 'string' && typeof detail === 'string' ? `${title}。${detail}` : null;
  } catch {
    return null;
  }
}

export function problemOf(error: unknown): string {
  const refusal = refusalIn(error);
  if (refusal !== null) return refusal;
  if (error instanceof RequestProblem) return `${error.problem.title}。${error.problem.remedy}`;
  return error instanceof UnreadableFile
    ? '存在本机的内容打不开，可能已经损坏或者被改动。请从相机、相册重新选取原片上传；没有原片的，登记无法入库的原因。'
    : '上传中断，已传的部分仍保留。';
}

function recordingOf(
  { record, file, caseId, covers, recordedBy, announced, sensitivity, told }: Handover,
  sha256: string,
) {
  const place = told?.place ?? null;
  return {
    id: record,
    case: caseId,
    files: [sha256],
    names: [file.name],
    medium: mediumOf(file),
    title: told?.title ?? file.name,
    device: told?.device ?? null,
    recordedBy,
    announced,
    sensitivity,
    ...(place === null ? {} : { place }),
    // recorders and cameras write their times into the name and the file: nobody types them again
    startedAt: told?.startedAt ?? null,
    modifiedAt: new Date(file.lastModified).toISOString(),
    endedAt: told?.endedAt ?? null,
    ...(told?.interruptions === undefined || told.interruptions.length === 0
      ? {}
      : { interruptions: [...told.interruptions] }),
    covers: [...covers],
  };
}

/** A file sent, and sealed with our own hash of the whole of it; the hash by which a record may then name it. */
export async function sendAndSeal(
  source: File | HandedFile,
  progress: (sent: number) => void = () => undefined,
): Promise<string> {
  const { sha256, forget } = await sendPart(source, progress);
  await forget();
  return sha256;
}

/**
 * The same for a file that waits for others of its recording: until `forget`, the browser remembers where its bytes went, so that it
 * need not be sent again when the page was closed in between. `about`: what the bureau is told of it besides its name and type, so that it
 * can be found again before a record names it. Rejects when `signal` says that it was taken back.
 */
export async function sendPart(
  source: File | HandedFile,
  progress: (sent: number) => void,
  signal?: AbortSignal,
  about: Readonly<Record<string, string>> = {},
): Promise<{ sha256: string; upload: string; forget: () => Promise<void> }> {
  const file = source instanceof File ? handed(source) : source;
  // side by side: an hour of film is long to hash as well; what is told as done is both
  const done = { sent: 0, hashed: 0 };
  const tell = (part: Partial<typeof done>) => {
    Object.assign(done, part);
    progress(Math.min(done.sent, done.hashed));
  };
  const ended = new AbortController();
  try {
    const [{ address, forget }, sha256] = await Promise.all([
      send(source, file, (sent) => tell({ sent }), {
        takenBack: signal,
        over: ended.signal,
        about,
      }),
      fileSha256(file, (hashed) => tell({ hashed }), ended.signal),
    ]);
    progress(file.size);
    await seal(address, sha256);
    return { sha256, upload: address.split('/').at(-1) ?? '', forget };
  } finally {
    ended.abort();
  }
}

function send(
  source: File | HandedFile,
  file: HandedFile,
  progress: (sent: number) => void,
  {
    takenBack,
    over,
    about,
  }: {
    readonly takenBack: AbortSignal | undefined;
    readonly over: AbortSignal;
    readonly about: Readonly<Record<string, string>>;
  },
): Promise<{ address: string; forget: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    let hasFailed = false;
    // no later try would read it better
    const broken = (error: unknown) => {
      void upload.abort();
      reject(new UnreadableFile('unreadable', { cause: error }));
    };
    const forget = async () => {
      for (const { urlStorageKey, uploadUrl } of await upload.findPreviousUploads()) {
        if (uploadUrl === upload.url) await defaultOptions.urlStorage.removeUpload(urlStorageKey);
      }
    };
    const upload = new Upload(source instanceof File ? source : new Blob(), {
      ...(source instanceof File ? {} : readThrough(file, broken)),
      endpoint: '/api/uploads',
      chunkSize: 16 * 1024 * 1024,
      retryDelays: [0, 1000, 3000, 10_000, 30_000, 60_000],
      metadata: { filename: file.name, filetype: file.type, digest: 'sha-256', ...about },
      onProgress: progress,
      onSuccess: () =>
        upload.url === null ? reject(new Error('no address')) : resolve({ address: upload.url, forget }),
      onError: (error) => {
        hasFailed = true;
        reject(error);
      },
    });
    takenBack?.addEventListener('abort', () => {
      void upload.abort(true).catch(() => undefined);
      reject(new Error('taken back'));
    });
    // what was sent stays; nobody goes on sending a file that cannot be hashed. Of an upload that was refused the answer is still to be read
    over.addEventListener('abort', () => hasFailed || void upload.abort().catch(() => undefined));
    void upload.findPreviousUploads().then(([previous]) => {
      if (takenBack?.aborted === true || over.aborted) return;
      if (previous !== undefined) upload.resumeFromPreviousUpload(previous);
      upload.start();
    });
  });
}

/** Read piece by piece as the upload asks for it: what lies sealed is never open as a whole. */
function readThrough(
  file: HandedFile,
  broken: (error: unknown) => void,
): Pick<UploadOptions, 'fileReader' | 'fingerprint' | 'urlStorage'> {
  return {
    urlStorage: bareAddresses,
    fingerprint: async () => `tus ${file.key}`,
    fileReader: {
      openFile: async () => ({
        size: file.size,
        slice: async (from, to) => {
          try {
            return { value: new Blob([await file.read(from, to)]), done: to >= file.size };
          } catch (error) {
            broken(error);
            throw error;
          }
        },
        close: () => undefined,
      }),
    },
  };
}

async function seal(address: string, sha256: string): Promise<void> {
  const response = await fetch(`${address}/seal`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sha256 }),
  });
  if (response.ok) return;
  const answer: unknown = await response.json().catch(() => null);
  if (typeof answer === 'object' && answer !== null && 'title' in answer && 'remedy' in answer)
    throw new RequestProblem(answer as RequestProblem['problem']);
  throw new Error(`seal ${response.status}`);
}

/** The browser no longer remembers where the bytes of an upload went. */
export async function forgetAddress(uploadId: string): Promise<void> {
  for (const { urlStorageKey, uploadUrl } of await defaultOptions.urlStorage.findAllUploads())
    if (uploadUrl?.endsWith(`/${uploadId}`) === true) await defaultOptions.urlStorage.removeUpload(urlStorageKey);
}

export { mediumOf };
