import { EvidenceFault } from '../evidence-fault.ts';
import type { EvidenceStore, Reread } from '../store/evidence-store.ts';
import type { SealRequest } from './seal-request.ts';
import type { SealMark, UploadFiles, UploadInfo } from './upload-files.ts';
import { displayName, parseUploadMetadata } from './upload-metadata.ts';
import { UploadProblem, type UploadRefusal } from './upload-problem.ts';
import type { UploadSession } from './upload-session.ts';

/** A file that stands in the store, proven, and now needs its record. `uploadId` is stable over repeats: use it for idempotency. */
export type SealedFile = {
  uploadId: string;
  owner: string;
  sha256: string;
  sm3: string;
  size: number;
  /** As the client gave it; `displayName` is the form fit for screens and disks. */
  name: string;
  displayName: string;
  mediaType: string | null;
  metadata: Record<string, string>;
  claims: unknown;
  clientHash: 'matched' | 'absent';
  /** 'device': every byte was read back from the device after it was synced; 'cache': it may have come from memory. */
  reread: Reread;
  /** The content was held already: stored once, recorded twice. */
  duplicate: boolean;
};

export type SealedAnswer = { recorded: true; receipt: unknown } | { recorded: false; refusal: UploadRefusal };

export type SealReceipt = {
  uploadId: string;
  sha256: string;
  sm3: string;
  size: number;
  clientHash: 'matched' | 'absent';
  reread: Reread;
  duplicate: boolean;
  /** True only when the client's own whole-file hash agreed: without it nobody has shown that what arrived is what was sent. */
  mayDeleteAtSource: boolean;
  receipt: unknown;
};

export type SealPorts = {
  store: EvidenceStore;
  files: UploadFiles;
  inspect:
    | ((staged: {
        path: string | null;
        name: string;
        metadata: Record<string, string>;
      }) => Promise<UploadRefusal | null>)
    | null;
  onSealed: (file: SealedFile) => Promise<SealedAnswer>;
  session: () => Promise<UploadSession>;
  closeSession: () => Promise<void>;
  /** Uploads proven by this process: a record that could not be written is tried again without reading the whole file again. */
  proven: Set<string>;
};

/** Refused by whoever keeps the records or watches for secrets: given on in their words. */
export class SealRefused extends Error {
  readonly refusal: UploadRefusal;

  constructor(refusal: UploadRefusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

/**
 * The last byte is here. Order matters: sync, compare with the client's hash, compare with what was read back, look for secrets, note
 * that sealing began, move into the store, make the record, note the receipt, and only then answer. Each step can be the last before
 * a crash; asked again, it goes on from there.
 */
export async function sealUpload(info: UploadInfo, request: SealRequest, ports: SealPorts): Promise<SealReceipt> {
  const { files } = ports;
  const metadata = parseUploadMetadata(info.metadata);
  const name = metadata.filename ?? metadata.name ?? '';
  const mark = (await unfinishedMark(info, ports)) ?? (await proveAndMove(info, request, name, metadata, ports));
  refuseWrongDigest(mark, mark.size, request);

  const file: SealedFile = {
    uploadId: info.id,
    owner: info.owner,
    ...mark,
    name,
    displayName: displayName(name),
    mediaType: metadata.filetype ?? null,
    metadata,
    claims: request.claims,
  };
  const answer = await ports.onSealed(file).catch((cause: unknown) => {
    throw new UploadProblem(
      'recordNotWritten',
      `文件已完整收到，但记录未能写入（${reason(cause)}），因此尚未确认入库。请稍后再次提交封存，无需重新上传；来源文件暂勿删除。`,
      { 'retry-after': '10' },
    );
  });
  if (!answer.recorded) throw new SealRefused(answer.refusal);

  const { sha256, sm3, size, clientHash, reread, duplicate } = mark;
  const receipt: SealReceipt = {
    uploadId: info.id,
    sha256,
    sm3,
    size,
    clientHash,
    reread,
    duplicate,
    mayDeleteAtSource: clientHash === 'matched',
    receipt: answer.receipt,
  };
  await files.writeReceipt(info.id, receipt);
  await files.remove(info.id, ['.seal', '.at', '.part']);
  ports.proven.delete(info.id);
  return receipt;
}

/** A seal that was broken off after the bytes had moved. */
async function unfinishedMark(info: UploadInfo, { files, store, proven }: SealPorts): Promise<SealMark | null> {
  const mark = await files.sealMark(info.id);
  if (mark === null || (await store.stat(mark.sha256)) === null) return null;
  if (proven.has(info.id)) return mark;
  const verdict = await store.verify(mark.sha256);
  return verdict.state === 'sound' ? mark : null;
}

async function proveAndMove(
  info: UploadInfo,
  request: SealRequest,
  name: string,
  metadata: Record<string, string>,
  ports: SealPorts,
): Promise<SealMark> {
  const { files, store } = ports;
  const session = await ports.session();
  const length = info.length ?? session.offset;
  if (info.length === null || session.offset !== info.length) {
    throw new UploadProblem(
      'uploadIncomplete',
      `文件尚未传完：已收到 ${session.offset} 字节，应为 ${info.length ?? '（长度未定）'} 字节。请从断点继续上传后再封存。`,
      { 'upload-offset': String(session.offset) },
    );
  }
  await session.makeDurable();
  const digests = await session.digests(length, request).catch(async (error: unknown) => {
    await ports.closeSession(); // The next attempt hashes anew.
    throw error;
  });
  try {
    if (!digests.asReceived) {
      throw new UploadProblem(
        'rereadMismatch',
        '写入后从存储盘回读的内容与写入的不一致，存储盘可能有故障。本文件未入库，来源文件不得删除；请通知系统管理员检查存储盘后重新上传。',
      );
    }
    refuseWrongDigest(digests, length, request);
    const refusal =
      (await ports.inspect?.({ path: store.stagingMask(info.id) === null ? session.path : null, name, metadata })) ??
      null;
    if (refusal !== null) throw new SealRefused(refusal);
  } catch (error) {
    // What is wrong or must not be kept goes at once; the same file can be uploaded again from the start.
    await ports.closeSession();
    await files.remove(info.id);
    throw error;
  }
  const { sha256, sm3, reread } = digests;
  const before: SealMark = {
    sha256,
    sm3,
    size: length,
    duplicate: false,
    clientHash: hasOwnHash(request) ? 'matched' : 'absent',
    reread,
  };
  await files.writeSealMark(info.id, before);
  await ports.closeSession();
  const staged = { path: files.path(info.id, '.part'), sha256, sm3, size: length, mask: store.stagingMask(info.id) };
  const { duplicate } = await store.take(staged).catch(async (error: unknown) => {
    if (!(error instanceof EvidenceFault) || error.code !== 'isolated') throw error;
    // the same state secret handed in once more: nothing of it stays, not even in staging
    await files.remove(info.id);
    throw new SealRefused({ status: 409, code: 'stateSecret', title: '不得存入涉密内容', detail: error.message });
  });
  const after: SealMark = { ...before, duplicate };
  if (duplicate) await files.writeSealMark(info.id, after);
  ports.proven.add(info.id);
  return after;
}

function hasOwnHash({ sha256, sm3 }: SealRequest): boolean {
  return sha256 !== null || sm3 !== null;
}

function refuseWrongDigest(found: { sha256: string; sm3: string }, size: number, request: SealRequest): void {
  const [algorithm, given, ours] =
    request.sha256 !== null && request.sha256 !== found.sha256
      ? ['SHA-256', request.sha256, found.sha256]
      : request.sm3 !== null && request.sm3 !== found.sm3
        ? ['SM3', request.sm3, found.sm3]
        : request.size !== null && request.size !== size
          ? ['长度', String(request.size), String(size)]
          : [null, '', ''];
  if (algorithm === null) return;
  throw new UploadProblem(
    'digestMismatch',
    `收到内容的 ${algorithm} 为 ${ours}，客户端给出的是 ${given}，两者不一致。本次上传作废、未入库；来源文件不得删除，请重新上传。`,
  );
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message.slice(0, 200) : '原因不明';
}
