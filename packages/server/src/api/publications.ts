import { z } from 'zod';
import { contract } from './contract.ts';
import { CaseParams, Id, Sha256 } from './vocabulary.ts';

/** What was taken out of one field of a paper, and on what ground; never what it said. */
const PublicMask = z.object({
  field: z.string(),
  what: z.string(),
  times: z.number().int().positive(),
  ground: z.string(),
  article: z.string().nullable(),
});
export type PublicMask = z.infer<typeof PublicMask>;

/** What a person adds to the rule: a trade secret is recognised by nobody else. */
const PublicWord = z.object({
  word: z.string().trim().min(2, '遮蔽的词至少两个字').max(200),
  ground: z.string().trim().min(2, '请写明依据').max(100),
  article: z.string().trim().max(100).optional(),
});

/** Left after the rule, and perhaps somebody's: answered one by one before anything is made. */
const Proposed = z.object({ word: z.string(), what: z.string(), among: z.string() });

export const Publication = z.object({
  id: Id.describe('公示版本的编号，由客户端生成；重复提交同一编号不会重复制作'),
  record: Id.describe('决定书'),
  words: z.array(PublicWord).max(100).default([]).describe('另需遮蔽的词，各有依据'),
  kept: z.array(z.string().min(1).max(200)).max(300).default([]).describe('提示过、经人核对可以公开的词'),
});
export type Publication = z.infer<typeof Publication>;

export const PublicationOffer = z.object({
  documents: z.array(
    z.object({
      record: Id,
      title: z.string(),
      number: z.string().nullable(),
      /** Null: a version for the public can be made of it; else why not. */
      withheld: z.string().nullable(),
      /** What the rule takes out by itself. */
      masks: z.array(PublicMask),
      /** What stands in the text and in no record of a person: to be masked or let stand. */
      proposals: z.array(Proposed),
    }),
  ),
});
export type PublicationOffer = z.infer<typeof PublicationOffer>;

export const publications = {
  offer: contract({
    method: 'GET',
    path: '/api/cases/:case/publications/offer',
    summary: '可以公示的决定书，以及公示版本中依法遮蔽的内容',
    access: { for: 'policy', act: 'record', thing: 'record' },
    params: CaseParams,
    response: PublicationOffer,
  }),
  make: contract({
    method: 'POST',
    path: '/api/cases/:case/publications',
    summary: '制作公示版本：由决定书的内容遮蔽后重新排印，原件不动（处罚法第四十八条、第五十条）',
    access: { for: 'policy', act: 'record', thing: 'record' },
    params: CaseParams,
    body: Publication,
    response: z.object({ record: Id, sha256: Sha256, pages: z.number().int(), masks: z.array(PublicMask) }),
    status: 201,
  }),
};
