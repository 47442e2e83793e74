import type { EvidenceStore } from '@liuhen/evidence';
import type { HeldFile } from '@liuhen/records';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { byteRange } from './byte-range.ts';
import { ServerFault } from './server-fault.ts';

/** What a browser may show by itself; everything else is only ever saved, so that no upload runs as a page of ours. */
const shown = /^(?:image\/(?:png|jpeg|gif|webp|avif|bmp)|video\/[a-z0-9.+-]+|audio\/[a-z0-9.+-]+|application\/pdf)$/;

type Asked = { readonly download: boolean; readonly request: FastifyRequest; readonly reply: FastifyReply };

/** The bytes of a file, or the range of them that is asked for. Whether they may be given was decided before. */
export async function sendFile(
  store: EvidenceStore,
  file: HeldFile,
  { download, request, reply }: Asked,
): Promise<FastifyReply> {
  const etag = `"${file.sha256}"`;
  // stays where the range is refused: the asker learns how long the file is
  reply.header('content-range', `bytes */${file.size}`);
  const range = isStill(request.headers['if-range'], etag) ? byteRange(request.headers.range, file.size) : null;
  if (range === null) reply.removeHeader('content-range');
  const opened = await store.open(file.sha256, range ?? undefined);
  if (opened === null) throw new ServerFault('evidenceLost', '证据库中没有这份原件。');
  const inline = !download && shown.test(file.mediaType);
  const name = encodeURIComponent(file.name).replaceAll("'", '%27');
  reply
    .code(range === null ? 200 : 206)
    .type(inline ? file.mediaType : 'application/octet-stream')
    .header('content-length', String(range === null ? file.size : range.end - range.start))
    .header('accept-ranges', 'bytes')
    .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
    .header('cache-control', 'private, no-store')
    // whatever bytes somebody uploaded: they get no script, no form, no frame of ours
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header('etag', etag);
  if (range !== null) reply.header('content-range', `bytes ${range.start}-${range.end - 1}/${file.size}`);
  return reply.send(opened.stream);
}

/** A range is asked for of what the asker holds part of: of anything else they get the whole (RFC 9110 §13.1.5). Dates are never given here. */
function isStill(ifRange: string | string[] | undefined, etag: string): boolean {
  return ifRange === undefined || ifRange === etag;
}
