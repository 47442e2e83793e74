import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { type Sheet, xlsxBytes, xlsxType } from './xlsx.ts';

/** Answers with a workbook, sent while it is made. */
export function sendTable(reply: FastifyReply, name: string, sheets: readonly Sheet[]): FastifyReply {
  return reply
    .type(xlsxType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`)
    .header('cache-control', 'no-store')
    .send(Readable.from(xlsxBytes(sheets)));
}

/** The last sheet of every table: what it shows, for whom and when, so that a print-out still says so. */
export function aboutSheet(lines: readonly (readonly [string, string])[]): Sheet {
  return { name: '说明', columns: [['项目', 18] as const, ['内容', 80] as const], rows: lines };
}
