import type { Entry } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { byteRange } from '../http/byte-range.ts';
import { serve } from '../http/serve.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { heldBackFiles } from '../reading/held-back.ts';
import { openRecord } from '../reading/open-case.ts';
import { Viewings } from '../reading/viewings.ts';
import { visibleTo } from '../reading/visible.ts';
import type { Asker } from '../sign-in/asker.ts';

/** What a browser may show by itself; everything else is only ever saved, so that no upload runs as a page of ours. */
const shown = /^(?:image\/(?:png|jpeg|gif|webp|avif|bmp)|video\/[a-z0-9.+-]+|audio\/[a-z0-9.+-]+|application\/pdf)$/;

export function files(app: FastifyInstance, house: House): void {
  const viewings = new Viewings();

  serve(app, api.evidence.bytes, async ({ asker, params, query, request, reply }) => {
    const goesOn = viewings.isGoingOn(asker.session.id, params.sha256, query.viewing ?? null);
    const entry = await readable(house, asker, params, query.download ? 'downloadFile' : 'readFile', goesOn);
    const file = entry.body.files.find(({ sha256 }) => sha256 === params.sha256);
    if (file === undefined) throw absent('这个文件');
    const range = byteRange(request.headers.range, file.size);
    const opened = await house.store.open(file.sha256, range ?? undefined);
    if (opened === null) throw new ServerFault('evidenceLost', '证据库中没有这份原件。');
    const inline = !query.download && shown.test(file.mediaType);
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
      .header('etag', `"${file.sha256}"`);
    if (range !== null) reply.header('content-range', `bytes ${range.start}-${range.end - 1}/${file.size}`);
    return reply.send(opened.stream);
  });

  serve(app, api.evidence.preview, async ({ asker, params, reply }) => {
    const goesOn = viewings.isGoingOn(asker.session.id, params.sha256, 'preview');
    const entry = await readable(house, asker, params, 'preview', goesOn);
    const file = entry.body.files.find(({ sha256 }) => sha256 === params.sha256);
    if (file === undefined) throw absent('这个文件');
    const bytes = await house.previews.of(file.sha256, file.name);
    return reply.type('image/webp').header('cache-control', 'private, no-store').send(bytes);
  });
}

type Place = { readonly case: string; readonly record: string; readonly sha256: string };

/** Range reads of one viewing are one line of the access log (DESIGN §5): the first is noted, the others are only asked. */
async function readable(house: House, asker: Asker, place: Place, action: string, goesOn: boolean): Promise<Entry> {
  const { entry, ground, entries } = await openRecord(house, asker, place.case, place.record, {
    act: action === 'downloadFile' ? 'download' : 'read',
    action,
    detail: { sha256: place.sha256 },
    silent: goesOn,
  });
  const visible = visibleTo(asker.viewer, ground, entries, asker.facts);
  if (!visible.entries.some(({ body }) => body.id === entry.body.id)) throw absent('这个文件');
  // bytes cannot be struck: what shows a withheld word is not given, under whatever record it is named
  if (heldBackFiles(visible, entries).has(place.sha256)) {
    throw new ServerFault('forbidden', '这份材料含有对您保密的内容，原件不能给您查阅。');
  }
  return entry;
}
