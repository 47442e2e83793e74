import type { Entry } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { sendFile } from '../http/send-file.ts';
import { serve } from '../http/serve.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { heldBackFiles } from '../reading/held-back.ts';
import { openRecord } from '../reading/open-case.ts';
import { Viewings } from '../reading/viewings.ts';
import { visibleTo } from '../reading/visible.ts';
import type { Asker } from '../sign-in/asker.ts';

export function files(app: FastifyInstance, house: House): void {
  const viewings = new Viewings();

  serve(app, api.evidence.bytes, async ({ asker, params, query, request, reply }) => {
    const goesOn = viewings.isGoingOn(asker.session.id, params.sha256, query.viewing ?? null);
    const entry = await readable(house, asker, params, query.download ? 'downloadFile' : 'readFile', goesOn);
    const file = entry.body.files.find(({ sha256 }) => sha256 === params.sha256);
    if (file === undefined) throw absent('这个文件');
    return sendFile(house, file, { download: query.download, request, reply });
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
