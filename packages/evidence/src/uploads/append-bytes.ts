import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { receiveBody } from './receive-body.ts';
import type { UploadFiles, UploadInfo } from './upload-files.ts';
import type { UploadIndex } from './upload-index.ts';
import { UploadProblem } from './upload-problem.ts';
import { checksumOf, sizeHeader } from './upload-protocol.ts';
import type { UploadSessions } from './upload-sessions.ts';

type Ports = { files: UploadFiles; sessions: UploadSessions; index: UploadIndex };

/** Adds a request's bytes at `from`; the offset it returns is durable. What came of a broken connection is kept. */
export async function appendBytes(
  request: IncomingMessage,
  given: UploadInfo,
  from: number,
  ports: Ports,
): Promise<number> {
  const { files, sessions } = ports;
  if ((await files.read(given.id, '.done')) !== null || (await files.sealMark(given.id)) !== null) {
    throw new UploadProblem('sealed', '该上传已封存入库，内容不能再改变。如需补充请另行上传。');
  }
  try {
    return await appendToSession(request, given, from, ports);
  } catch (error) {
    // Whatever the disk did, the session is opened again from what is durable.
    if (!(error instanceof UploadProblem)) await sessions.close(given.id);
    throw error;
  }
}

async function appendToSession(
  request: IncomingMessage,
  given: UploadInfo,
  from: number,
  ports: Ports,
): Promise<number> {
  const { sessions, index } = ports;
  const session = await sessions.get(given.id);
  if (session.offset !== from) {
    const headers = { 'upload-offset': String(session.offset) };
    throw new UploadProblem(
      'offsetConflict',
      `断点位置不一致：服务器已收到 ${session.offset} 字节，请求从 ${from} 字节续传。请重新查询断点后继续。`,
      headers,
    );
  }
  const info = await fixLength(given, request, ports);
  const room = (info.length ?? index.limits.maxSize) - from;
  if ((sizeHeader(request, 'content-length') ?? 0) > room) throw tooLong(info);

  const checksum = checksumOf(request);
  const hash = checksum === null ? null : createHash(checksum.algorithm);
  const outcome = await receiveBody(request, room, {
    write: async (chunks) => {
      for (const chunk of chunks) hash?.update(chunk);
      await session.write(chunks, hash !== null);
      index.moved(info, session.offset);
    },
    // what may be taken back is not hashed before it is whole
    ready: () => (hash === null ? session.hashingNear() : null),
  });
  if (hash !== null && hash.digest('hex') !== checksum?.expected) {
    await session.rewind(from);
    throw new UploadProblem('checksumMismatch', '本分块的校验值与内容不一致，该分块已丢弃，请重发。');
  }
  const offset = await session.makeDurable(session.offset === info.length);
  index.moved(info, offset);
  if (outcome === 'tooLong') throw tooLong(info);
  return offset;
}

/** A deferred length arrives with some PATCH, once. */
async function fixLength(info: UploadInfo, request: IncomingMessage, { files, index }: Ports): Promise<UploadInfo> {
  const length = sizeHeader(request, 'upload-length');
  if (length === null || length === info.length) return info;
  if (info.length !== null) throw new UploadProblem('badRequest', '文件总长度已确定，不能更改。');
  const fixed = { ...info, length };
  await index.admit(fixed);
  await files.writeInfo(fixed);
  return fixed;
}

function tooLong(info: UploadInfo): UploadProblem {
  return new UploadProblem(
    'tooLarge',
    `发来的数据超过所声明的长度（${info.length ?? '上限'} 字节）。请核对来源文件在上传中是否被改动，再重新上传。`,
  );
}
