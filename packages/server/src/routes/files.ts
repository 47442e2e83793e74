import type { HeldFile } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { sendFile } from '../http/send-file.ts';
import { serve } from '../http/serve.ts';
import { ServerFault } from '../http/server-fault.ts';
import { askForPreview, preparedPreview } from '../media/prepared-previews.ts';
import { readableFile } from '../reading/readable-file.ts';
import { Viewings } from '../reading/viewings.ts';
import { isScan, scanPage, scanPageCount } from '../release/scan-pages.ts';

export function files(app: FastifyInstance, house: House): void {
  const viewings = new Viewings();

  serve(app, api.evidence.bytes, async ({ asker, params, query, request, reply }) => {
    const silent = viewings.isGoingOn(asker.session.id, params.sha256, query.viewing ?? null);
    const how = query.download
      ? ({ action: 'downloadFile', act: 'download', silent } as const)
      : { action: 'readFile', silent };
    const { file } = await readableFile(house, asker, params, how);
    const shown = await house.shownTypes.asShown(file);
    return sendFile(house.store, shown, { download: query.download, request, reply });
  });

  serve(app, api.evidence.pages, async ({ asker, params }) => {
    const silent = viewings.isGoingOn(asker.session.id, params.sha256, 'pages');
    const { file } = await readableFile(house, asker, params, { action: 'readFile', silent });
    return { pages: await scanPageCount(house.store, demandScan(file)) };
  });

  serve(app, api.evidence.page, async ({ asker, params, reply }) => {
    const silent = viewings.isGoingOn(asker.session.id, params.sha256, 'pages');
    const { file } = await readableFile(house, asker, params, { action: 'readFile', silent });
    const picture = await scanPage(house.store, demandScan(file), params);
    return reply.type('image/jpeg').header('cache-control', 'private, no-store').send(picture);
  });

  serve(app, api.evidence.preview, async ({ asker, params, reply }) => {
    const silent = viewings.isGoingOn(asker.session.id, params.sha256, 'preview');
    const { file } = await readableFile(house, asker, params, { action: 'preview', silent });
    const bytes = await house.previews.of(file.sha256, file.name);
    return reply.type('image/webp').header('cache-control', 'private, no-store').send(bytes);
  });

  serve(app, api.evidence.prepare, async ({ asker, params, body }) => {
    const silent = viewings.isGoingOn(asker.session.id, params.sha256, `prepare ${body.form}`);
    const opened = await readableFile(house, asker, params, { action: 'preview', silent, detail: { form: body.form } });
    return askForPreview(house, asker, opened, body.form);
  });

  serve(app, api.evidence.prepared, async ({ asker, params, query, request, reply }) => {
    const silent = viewings.isGoingOn(asker.session.id, params.sha256, query.viewing ?? null);
    const { file } = await readableFile(house, asker, params, { action: 'readFile', silent });
    const made = await preparedPreview(house, asker.agency, file, params.form);
    return sendFile(house.previewStore, made, { download: false, request, reply });
  });
}

function demandScan(file: HeldFile): HeldFile {
  if (isScan(file)) return file;
  throw new ServerFault(
    'scanWrong',
    `“${file.name}”不是图片或 PDF，没有可以遮蔽的页面。`,
    '录音录像请用遮挡、静音副本。',
  );
}
