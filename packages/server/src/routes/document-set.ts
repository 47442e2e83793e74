import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { ServerFault } from '../http/server-fault.ts';
import { agencyNames } from '../press/press.ts';
import { copySheet, documentsToPrint, mostPrinted } from '../press/print-file.ts';
import { seenBy } from '../press/printed-values.ts';
import { openCase } from '../reading/open-case.ts';

/** A set of documents, in order, in one PDF behind a table of contents. */
export function documentSet(app: FastifyInstance, house: House): void {
  serve(app, api.documents.print, async ({ asker, params, query, reply }) => {
    const { ground, entries } = await openCase(house, asker, params.case, { act: 'download', action: 'printSet' });
    const seen = seenBy(asker, ground, entries);
    const asked = query.records === undefined ? null : query.records.split(',').filter((id) => id !== '');
    const documents = documentsToPrint(seen, asked).filter((one) => asked?.includes(one.id) || !isStruck(one.files));
    for (const one of documents) {
      if (isStruck(one.files)) throw new ServerFault('forbidden', `《${one.title}》含有对您保密的内容，不能打印。`);
    }
    if (documents.length === 0) {
      throw new ServerFault('notFixed', '没有可以打印的文书。', '请先起草并定稿文书；外来纸件请打开其扫描件打印。');
    }
    if (documents.length > mostPrinted) {
      throw new ServerFault('tooLarge', `一次最多打印 ${mostPrinted} 份文书。`, '请分几次打印。');
    }
    const sheets = [];
    for (const document of documents) sheets.push(await copySheet(house, asker.agency, seen, document));
    const { pdf, pages } = await house.press.printSet(sheets, {
      title: seen.dossier.profile.title ?? '案卷文书',
      author: agencyNames(asker.facts).regulator,
      at: house.now(),
    });
    return reply
      .type('application/pdf')
      .header('cache-control', 'no-store')
      .header('x-pages', String(pages))
      .send(Buffer.from(pdf));

    function isStruck(files: readonly { readonly sha256: string }[]): boolean {
      return files.some(({ sha256 }) => seen.heldBack.has(sha256));
    }
  });
}
