import { z } from 'zod';
import { contract } from './contract.ts';
import { Acknowledged } from './records.ts';
import { CaseParams, Day, Id, RecordParams, Sha256 } from './vocabulary.ts';

/** A sealed upload of the one who asks. */
const Upload = z.object({ sha256: Sha256, name: z.string().min(1).max(200).optional() });
const Uploads = z.array(Upload).min(1, '请至少附一个文件').max(300);
const text = (most: number) => z.string().trim().min(1).max(most);

/** What happens to documents on paper: signed, refused, brought in, corrected. */
export const paper = {
  readSheets: contract({
    method: 'POST',
    path: '/api/cases/:case/documents/:record/scan/sheets',
    summary: '纸上签名：先分批读出扫描件各张的识别码，每批至多 10 张，读到哪里说到哪里',
    access: { for: 'policy', act: 'record', thing: 'record' },
    params: RecordParams,
    body: z.object({ files: Uploads, from: z.number().int().min(0).max(1000).describe('从第几张读起，从 0 数起') }),
    response: z.object({
      read: z.number().int().describe('已读到第几张'),
      of: z.number().int(),
      reading: z.string().describe('读出的结果，密封；登记签名时原样交回'),
    }),
  }),
  scan: contract({
    method: 'POST',
    path: '/api/cases/:case/documents/:record/scan',
    summary: '纸上签名：扫描件按页上识别码与文书对上后，登记扫描件和各人签名',
    access: { for: 'policy', act: 'record', thing: 'record' },
    params: RecordParams,
    body: z.object({
      id: Id,
      files: Uploads,
      /** What `readSheets` gave for these files; sheets of which nothing is handed back are read now. */
      readings: z.array(z.string().max(100_000)).max(200).default([]),
      /** Who signed on the paper, as the person who holds it reads it. */
      signatures: z
        .array(
          z.object({
            id: Id,
            role: text(60),
            name: text(60),
            person: Id.nullable(),
            opinion: z.string().max(2000).optional(),
          }),
        )
        .min(1, '请写明纸上谁签了名')
        .max(20),
    }),
    response: z.object({
      record: Id,
      /** For each page of the document, the sheet (from 0) that shows it. */
      order: z.array(z.number().int()),
      notes: z.array(z.string()),
      signatures: z.array(Acknowledged),
    }),
    status: 201,
    bodyLimit: 8_000_000,
  }),
  refuse: contract({
    method: 'POST',
    path: '/api/cases/:case/documents/:record/refusals',
    summary: '拒绝签名或不在场：写明理由，可附见证人和音像',
    access: { for: 'policy', act: 'record', thing: 'record' },
    params: RecordParams,
    body: z.object({
      id: Id,
      role: text(60),
      name: text(60),
      cause: z.enum(['refused', 'absent']),
      reason: text(500),
      witness: z.string().trim().max(60).optional(),
      /** A recording of this case that shows it. */
      recording: Id.optional(),
    }),
    response: Acknowledged,
    status: 201,
  }),
  bringIn: contract({
    method: 'POST',
    path: '/api/cases/:case/papers',
    summary: '外来纸件入卷：扫描件、种类、要点、原件存放处',
    access: { for: 'policy', act: 'record', thing: 'record' },
    params: CaseParams,
    body: z.object({
      id: Id,
      /** Of the catalogue; `otherDocument` with a title of its own for what the catalogue does not know. */
      docType: text(60),
      title: text(200).optional(),
      files: Uploads,
      fields: z.record(z.string(), z.json()).default({}),
      originalAt: text(200).describe('原件存放处'),
      number: z.string().trim().max(100).optional(),
      seal: text(100).optional().describe('纸上的印章'),
      /** The day on the paper. */
      issuedOn: Day.optional(),
      pages: z.number().int().positive().max(5000).optional(),
      during: Id.optional(),
    }),
    response: Acknowledged,
    status: 201,
  }),
  correct: contract({
    method: 'POST',
    path: '/api/cases/:case/documents/:record/corrections',
    summary: '补正：以更正审批表或者补正通知书更正已成立的文书，原件照存',
    access: { for: 'policy', act: 'record', thing: 'record' },
    params: RecordParams,
    body: z.object({
      id: Id,
      /** The correcting document, fixed in this case. */
      notice: Id,
      fields: z.record(z.string(), z.json()),
      reason: text(1000),
      clocks: z.enum(['original', 'rectified']).default('original'),
    }),
    response: Acknowledged,
    status: 201,
  }),
};
