import { z } from 'zod';
import { contract } from './contract.ts';
import { CaseParams, Id, Instant, Sha256 } from './vocabulary.ts';

/** What of one document stays back: whole fields of its form; words are struck on all documents alike. */
const ReleaseItem = z.object({
  record: Id,
  fields: z.array(z.string().min(1).max(80)).max(100).default([]).describe('整项遮蔽的栏目'),
});

const pixel = z.number().int().min(0).max(100_000);

/** A part of a page to be hidden, in pixels of the page as `pages` shows it. */
const ReleasedArea = z.object({
  page: z.number().int().min(1).max(1000),
  x: pixel,
  y: pixel,
  width: pixel.min(1),
  height: pixel.min(1),
  ground: z.string().trim().min(2, '每一处遮蔽都要写明依据').max(500),
  article: z.string().trim().max(100).optional(),
});
export type ReleasedArea = z.infer<typeof ReleasedArea>;

/** Paper from outside, a signed sheet, a photograph: what cannot be set anew is copied as pictures of its pages. */
const ReleasedScan = z.object({
  record: Id,
  sha256: Sha256,
  areas: z.array(ReleasedArea).max(500).default([]),
});

export const Release = z.object({
  id: Id.describe('复制记录的编号，由客户端生成；重复提交同一编号不会重复制作'),
  receiver: z.string().trim().min(1, '请填写领取人').max(100),
  items: z.array(ReleaseItem).max(200),
  scans: z.array(ReleasedScan).max(100).default([]).describe('扫描件、照片：按页遮蔽区域后制成图片页'),
  words: z
    .array(z.string().trim().min(2, '遮蔽的词至少两个字').max(200))
    .max(200)
    .default([])
    .describe('各份文书中凡出现都遮蔽的词：第三人姓名、证件号码、电话、住址、商业秘密'),
  ground: z.string().trim().max(500).default('').describe('遮蔽的依据；有遮蔽时必填'),
});
export type Release = z.infer<typeof Release>;

export const ReleaseLine = z.object({
  id: Id,
  receiver: z.string(),
  number: z.string(),
  askedAt: Instant,
  state: z.enum(['making', 'failing', 'done']),
  /** Documents made, of all. */
  made: z.number().int(),
  of: z.number().int(),
  /** Why it does not go on; it is tried again by itself. */
  trouble: z.string().nullable(),
  files: z.array(z.object({ name: z.string(), sha256: Sha256, size: z.number().int() })),
  masks: z.array(z.string()),
});
export type ReleaseLine = z.infer<typeof ReleaseLine>;

export const ReleaseOffer = z.object({
  /** What article 29 still asks before anything may be released; empty: it may. */
  refusals: z.array(z.object({ message: z.string(), cure: z.string().nullable() })),
  receiver: z.string().nullable().describe('申请表上的申请人'),
  documents: z.array(
    z.object({
      record: Id,
      title: z.string(),
      number: z.string().nullable(),
      /** Null: it may be released; else why not. */
      withheld: z.string().nullable(),
      /** It says of itself that it needs care: something of it must be masked. */
      careful: z.boolean(),
      fields: z.array(z.object({ key: z.string(), label: z.string() })),
    }),
  ),
  /** Scans and photographs, each file with why it may not go out. */
  scans: z.array(
    z.object({
      record: Id,
      sha256: Sha256,
      title: z.string(),
      name: z.string(),
      withheld: z.string().nullable(),
      careful: z.boolean(),
    }),
  ),
  /** What looks like somebody else's personal data in these documents. */
  words: z.array(z.object({ word: z.string(), why: z.string() })),
});
export type ReleaseOffer = z.infer<typeof ReleaseOffer>;

export const releases = {
  offer: contract({
    method: 'GET',
    path: '/api/cases/:case/releases/offer',
    summary: '可以复制给当事人的文书、建议遮蔽的内容、还差什么手续（只对可提供复制件的人）',
    access: { for: 'policy', act: 'read', thing: 'case' },
    params: CaseParams,
    response: ReleaseOffer,
  }),
  list: contract({
    method: 'GET',
    path: '/api/cases/:case/releases',
    summary: '本案提供过的复制件和正在制作的',
    access: { for: 'policy', act: 'read', thing: 'case' },
    params: CaseParams,
    response: z.object({ items: z.array(ReleaseLine) }),
  }),
  make: contract({
    method: 'POST',
    path: '/api/cases/:case/releases',
    summary: '制作复制件：遮蔽后重新排印，每页加注领取人、日期、编号的水印；原件不动（第二十九条）',
    access: { for: 'policy', act: 'release', thing: 'record', stepUp: true },
    params: CaseParams,
    body: Release,
    response: z.object({ id: Id, number: z.string() }),
    status: 202,
  }),
};
