import { z } from 'zod';
import { contract } from './contract.ts';
import { Intake } from './coverage.ts';
import { LinkProposal } from './linking.ts';
import { Claimed, Id, Instant, Paging, PersonName, page, RecordParams, Sha256 } from './vocabulary.ts';

const FileParams = RecordParams.extend({ sha256: Sha256 });

export const RecordingLine = z.object({
  record: Id,
  case: Id.nullable(),
  caseNo: z.string().nullable(),
  title: z.string(),
  medium: z.string().nullable(),
  device: z.string().nullable(),
  recordedBy: PersonName.nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  receivedAt: Instant.nullable(),
  /** Null for what was imported. */
  intake: Intake.nullable(),
  /** Acts it is linked to; empty is unlinked, and stands on top. */
  acts: z.array(Id),
  /** Acts it may show, the likeliest first; empty once it is linked. */
  proposals: z.array(LinkProposal),
  /** Where the file says something else than the person, in words. */
  differences: z.array(z.string()),
  /** Made with a device that nobody registered: taken in all the same, and said. */
  unregisteredDevice: z.boolean(),
  files: z.array(z.object({ name: z.string(), mediaType: z.string(), sha256: Sha256, size: z.number().int() })),
});
export type RecordingLine = z.infer<typeof RecordingLine>;

/** tus 1.0 stands at /api/uploads (POST, HEAD, PATCH, DELETE, OPTIONS); `seal` ends an upload with the client's own hash. */
export const Sealed = z.object({
  uploadId: z.string(),
  sha256: Sha256,
  sm3: Sha256,
  size: z.number().int(),
  /** Whether the client's own hash of the whole file agreed; 'absent' is recorded as such. */
  clientHash: z.enum(['matched', 'absent']),
  reread: z.enum(['device', 'cache']),
  duplicate: z.boolean(),
  mayDeleteAtSource: z.boolean(),
  /** `declared`: what the sender said that it is, where its bytes are something else. */
  receipt: z.object({ name: z.string(), mediaType: z.string(), declared: z.string().nullable() }),
});
export type Sealed = z.infer<typeof Sealed>;

/** A file that is in, and that no record names yet: its set was never confirmed, or the answer was lost. */
export const WaitingFile = z.object({
  upload: z.string(),
  sha256: Sha256,
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  /** The case on whose page it was picked. */
  case: Id,
  modifiedAt: Instant.nullable(),
  sealedAt: Instant,
});
export type WaitingFile = z.infer<typeof WaitingFile>;

/** A sealed upload becomes a recording of a case (or of the agency, when it is not known yet of which). */
export const TakeIn = z.object({
  id: Id.describe('音像记录的编号，由客户端生成'),
  case: Id.nullable(),
  files: z.array(Sha256).min(1).max(50),
  /** Names of the files at their source, in the same order: recorders write device, officer and time into them. */
  names: z.array(z.string().max(255)).max(50).default([]),
  medium: z.enum(['video', 'audio', 'photo', 'surveillance']),
  title: z.string().max(200).optional(),
  device: z.string().max(60).nullable(),
  recordedBy: Id.nullable(),
  startedAt: Claimed.nullable().describe('为空的，依文件自述（文件名、元数据）；文件也没有的，依其最后修改时间'),
  endedAt: Claimed.nullable(),
  /** When the file was last written at its source: the last word where neither person nor file says more. */
  modifiedAt: Claimed.optional(),
  /** The same of several files, in their order. */
  modified: z.array(Claimed).max(50).default([]),
  place: z.string().max(200).optional(),
  sensitivity: z.string().max(40).optional(),
  announced: z.boolean().optional(),
  /** Acts it covers: a recordingLinked is made for each. */
  covers: z.array(Id).max(50).default([]),
  lateReason: z.string().max(1000).optional(),
  ifNew: z
    .boolean()
    .default(false)
    .describe('本人已用同样的文件、标题和时间记过一条的，不再另记，答 409 recordingStands 和那一条的编号'),
  /** What it proves; given once for all its files. */
  proves: z.string().max(1000).optional(),
  /** Why something of it is missing: a file of the set that could not be handed in. */
  gapExplanation: z.string().max(1000).optional(),
  interruptions: z
    .array(
      z
        .object({ from: Claimed, to: Claimed, reason: z.string().max(200).nullable() })
        .refine(({ from, to }) => Date.parse(from) <= Date.parse(to), '中断的结束不得早于开始'),
    )
    .max(500)
    .optional()
    .describe('录制中停下的各段，按录制设备的时钟；原因为空的，仍须说明'),
});
export type TakeIn = z.infer<typeof TakeIn>;

/** Made beside the original so that it can be watched and listened to; never a record, never in a package. */
export const PreviewForm = z.enum(['playable', 'seekable', 'waveform', 'contactSheet']);
export type PreviewForm = z.infer<typeof PreviewForm>;

export const PreparedPreview = z.object({
  form: PreviewForm,
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  /** Of the whole, 0 to 100. */
  percent: z.number().int(),
  problem: z.string().nullable(),
  mediaType: z.string().nullable(),
});
export type PreparedPreview = z.infer<typeof PreparedPreview>;

export const evidence = {
  list: contract({
    method: 'GET',
    path: '/api/recordings',
    summary: '音像：未关联的在前',
    access: { for: 'policy', act: 'find', thing: 'record' },
    query: Paging.extend({ case: Id.optional(), unlinked: z.stringbool().default(false) }),
    response: page(RecordingLine),
  }),
  takeIn: contract({
    method: 'POST',
    path: '/api/recordings',
    summary: '音像入库：把已封存的上传记为音像记录，并关联到执法活动',
    access: { for: 'policy', act: 'record', thing: 'record' },
    body: TakeIn,
    response: z.object({
      record: Id,
      links: z.array(Id),
      /** Where the files say something else than the person, or than each other. */
      differences: z.array(z.string()),
    }),
    status: 201,
  }),
  waiting: contract({
    method: 'GET',
    path: '/api/recordings/waiting',
    summary: '本人已传完、还没有记为音像记录的文件（保留七日）；上传时以 case 写明案件的才列入',
    access: { for: 'signedIn', why: '只答复本人上传的文件' },
    response: z.object({ items: z.array(WaitingFile) }),
  }),
  leave: contract({
    method: 'DELETE',
    path: '/api/recordings/waiting/:upload',
    summary: '不再提示某个已传完的文件；字节照旧保留',
    access: { for: 'signedIn', why: '只及于本人上传的文件' },
    params: z.object({ upload: z.string().max(64) }),
    response: z.object({ left: z.literal(true) }),
  }),
  bytes: contract({
    method: 'GET',
    path: '/api/cases/:case/records/:record/files/:sha256',
    summary: '原件字节（可按范围读取；每次观看记一条查阅）',
    access: { for: 'policy', act: 'read', thing: 'record' },
    params: FileParams,
    query: z.object({ download: z.stringbool().default(false), viewing: z.string().max(64).optional() }),
    response: z.string(),
    mediaType: 'application/octet-stream',
  }),
  pages: contract({
    method: 'GET',
    path: '/api/cases/:case/records/:record/files/:sha256/pages',
    summary: '扫描件、照片的页数',
    access: { for: 'policy', act: 'read', thing: 'record' },
    params: FileParams,
    response: z.object({ pages: z.number().int() }),
  }),
  page: contract({
    method: 'GET',
    path: '/api/cases/:case/records/:record/files/:sha256/pages/:page',
    summary: '扫描件、照片的一页，转正为图片；在其上画出要遮蔽的区域',
    access: { for: 'policy', act: 'read', thing: 'record' },
    params: FileParams.extend({ page: z.coerce.number().int().min(1).max(100) }),
    response: z.string(),
    mediaType: 'image/jpeg',
  }),
  preview: contract({
    method: 'GET',
    path: '/api/cases/:case/records/:record/files/:sha256/preview',
    summary: '预览图',
    access: { for: 'policy', act: 'read', thing: 'record' },
    params: FileParams,
    response: z.string(),
    mediaType: 'image/webp',
  }),
  prepare: contract({
    method: 'POST',
    path: '/api/cases/:case/records/:record/files/:sha256/previews',
    summary: '请求可播放版本、波形或画面一览：排队制作，告知进度；原件不动',
    access: { for: 'policy', act: 'read', thing: 'record' },
    params: FileParams,
    body: z.object({ form: PreviewForm }),
    response: PreparedPreview,
    status: 202,
  }),
  prepared: contract({
    method: 'GET',
    path: '/api/cases/:case/records/:record/files/:sha256/previews/:form',
    summary: '做好的可播放版本、波形或画面一览（可按范围读取）',
    access: { for: 'policy', act: 'read', thing: 'record' },
    params: FileParams.extend({ form: PreviewForm }),
    query: z.object({ viewing: z.string().max(64).optional() }),
    response: z.string(),
    mediaType: 'application/octet-stream',
  }),
};
