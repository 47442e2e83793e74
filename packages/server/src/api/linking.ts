import { z } from 'zod';
import { contract } from './contract.ts';
import { CoverageGap, FilmingExcuse, FilmingStanding, UnlinkedRecording } from './coverage.ts';
import { CaseParams, Id, Instant, RecordParams, Sha256 } from './vocabulary.ts';

/** An act that a recording may show, for one tap. */
export const LinkProposal = z.object({
  act: Id,
  case: Id,
  title: z.string(),
  why: z.array(z.string()),
  /** Nothing speaks against it and nothing rivals it. */
  clear: z.boolean(),
});
export type LinkProposal = z.infer<typeof LinkProposal>;

/** What must be filmed, before the act is done. */
export const DutyLine = z.object({
  id: z.string(),
  what: z.string(),
  from: z.string(),
  to: z.string(),
  mode: z.enum(['throughout', 'anyForm']),
  mustShow: z.array(z.string()),
  provision: z.string(),
  when: z.string().nullable(),
  mandatory: z.boolean(),
});
export type DutyLine = z.infer<typeof DutyLine>;

/** One act and its recordings on one axis, all in true time. */
export const ActCoverage = z.object({
  act: Id,
  kind: z.string(),
  title: z.string(),
  from: Instant,
  to: Instant,
  required: z.boolean(),
  standing: FilmingStanding,
  percent: z.number(),
  gaps: z.array(CoverageGap),
  excuse: FilmingExcuse.nullable(),
  unlinked: z.array(UnlinkedRecording),
  /** Those that are linked to it, and those of `unlinked`. */
  recorded: z.array(
    z.object({
      record: Id,
      title: z.string(),
      /** False: nobody said that it shows this act. */
      linked: z.boolean(),
      /** The number of the device, where it is known: recordings of one device that follow each other are one picture. */
      device: z.string().nullable(),
      from: Instant,
      to: Instant,
      /** By how much the device's clock was ahead, already taken off. */
      offsetSeconds: z.number().int(),
      interruptions: z.array(z.object({ from: Instant, to: Instant, reason: z.string().nullable() })),
      /** Its files as they are listed; when each was made, where its name or the camera says. */
      files: z.array(z.object({ sha256: Sha256.nullable(), from: Instant.nullable(), to: Instant.nullable() })),
    }),
  ),
});
export type ActCoverage = z.infer<typeof ActCoverage>;

const ground = z.string().trim().min(2).max(500).describe('依据：为何遮挡、静音或截取');
/** The provision that asks for a mask: an article of the regulation or of a law, as it is to be quoted. */
const article = z.string().trim().max(100).optional();
const ms = z.number().int().min(0);

/** A copy made of an original, which stays as it is; every mask and every cut gives its ground. */
export const Derive = z.object({
  id: Id,
  ground,
  /** Level of the copy; absent, it is as confidential as its original. Only a masked copy can be less. */
  sensitivity: z.string().max(40).optional(),
  derivation: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('clip'), fromMs: ms, toMs: ms }),
    z.object({ kind: z.literal('still'), atMs: ms }),
    z.object({
      kind: z.literal('masked'),
      areas: z
        .array(
          z.object({
            x: ms,
            y: ms,
            width: ms,
            height: ms,
            fromMs: ms,
            toMs: ms,
            ground,
            article,
          }),
        )
        .max(200),
      muted: z.array(z.object({ fromMs: ms, toMs: ms, ground, article })).max(200),
      picture: z
        .object({ width: z.number().int().min(1).max(100_000), height: z.number().int().min(1).max(100_000) })
        .optional()
        .describe('画区域时所见画面的大小（像素）；网页可播版本可能比原件小。不填即原件的大小'),
    }),
  ]),
});
export type Derive = z.infer<typeof Derive>;

/** A copy that is being made, or that could not be made; what is done is a record of the case. */
export const CopyUnderWay = z.object({
  /** The record that it will be. */
  id: Id,
  /** Its original. */
  record: Id,
  sha256: Sha256,
  form: z.enum(['clip', 'still', 'masked']),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  /** Of the whole, 0 to 100. */
  percent: z.number().int(),
  /** Why it failed and what can be done, in words. */
  problem: z.string().nullable(),
  askedAt: Instant,
  mine: z.boolean(),
});
export type CopyUnderWay = z.infer<typeof CopyUnderWay>;

export const linking = {
  link: contract({
    method: 'POST',
    path: '/api/recordings/:record/links',
    summary: '把音像关联到执法活动（一次点击确认）',
    access: { for: 'policy', act: 'record', thing: 'record' },
    params: z.object({ record: Id }),
    body: z.object({
      id: Id,
      /** Where the recording stands now; null: in no case yet. It then enters the case of the act. */
      from: Id.nullable(),
      case: Id,
      act: Id,
    }),
    response: z.object({ link: Id, recording: Id }),
    status: 201,
  }),
  bytes: contract({
    method: 'GET',
    path: '/api/recordings/:record/files/:sha256',
    summary: '尚未归入案件的音像：原件字节（可按范围读取；每次观看记一条查阅）',
    access: { for: 'policy', act: 'read', thing: 'agency' },
    params: z.object({ record: Id, sha256: Sha256 }),
    query: z.object({ viewing: z.string().max(64).optional() }),
    response: z.string(),
    mediaType: 'application/octet-stream',
  }),
  duties: contract({
    method: 'GET',
    path: '/api/duties',
    summary: '办某事之前：必须从何时录到何时、录到什么',
    access: { for: 'policy', act: 'read', thing: 'agency' },
    query: z.object({ act: z.string().max(60) }),
    response: z.object({ duties: z.array(DutyLine) }),
  }),
  coverage: contract({
    method: 'GET',
    path: '/api/cases/:case/coverage',
    summary: '执法活动与音像的时间对照，缺口到秒（已校正设备时钟）',
    access: { for: 'policy', act: 'read', thing: 'case' },
    params: CaseParams,
    response: z.object({ acts: z.array(ActCoverage) }),
  }),
  derive: contract({
    method: 'POST',
    path: '/api/cases/:case/records/:record/files/:sha256/derived',
    summary: '制作派生件：剪辑、截图、遮挡静音副本；排队制作，原件不动',
    access: { for: 'policy', act: 'read', thing: 'record' },
    params: RecordParams.extend({ sha256: Sha256 }),
    body: Derive,
    response: CopyUnderWay,
    status: 202,
  }),
  derivations: contract({
    method: 'GET',
    path: '/api/cases/:case/derivations',
    summary: '正在制作或未能做成的派生件，及其进度',
    access: { for: 'policy', act: 'read', thing: 'case' },
    params: CaseParams,
    response: z.object({ items: z.array(CopyUnderWay) }),
  }),
  withdraw: contract({
    method: 'DELETE',
    path: '/api/cases/:case/derivations/:derivation',
    summary: '停止制作派生件，或收起未能做成的',
    access: { for: 'policy', act: 'read', thing: 'case' },
    params: CaseParams.extend({ derivation: Id }),
    response: z.object({ withdrawn: z.boolean() }),
  }),
};
