import { z } from 'zod';
import { Certificate, Office } from '../kinds/agency-kinds.ts';
import { HeldFile, LinkRelation } from '../record.ts';

export const caseFileFormat = 'liuhen-case-file@1';

const key = z.string().min(1);
const Json = z.json();

const Appointment = z.strictObject({
  office: Office,
  unit: z.string().nullish(),
  from: z.string().nullish(),
  to: z.string().nullish(),
});

export const CaseFilePerson = z.strictObject({
  name: z.string().min(1).describe('姓名'),
  role: z.string().describe('称谓，照本机关的说法写'),
  unit: z.string().nullish(),
  appointments: z.array(Appointment).describe('任职；法律判断只认这里的职务'),
  certificates: z.array(Certificate).describe('执法证件'),
});
export type CaseFilePerson = z.infer<typeof CaseFilePerson>;

export const CaseFileDevice = z.strictObject({
  deviceNo: z.string().min(1).describe('设备编号'),
  kind: z.string().nullish(),
  model: z.string().nullish(),
  clockOffsetSec: z.number().int().nullish().describe('设备时钟减标准时间，秒'),
});
export type CaseFileDevice = z.infer<typeof CaseFileDevice>;

export const CaseFileSignature = z.looseObject({
  role: z.string(),
  name: z.string(),
  method: z.string().nullish(),
  signedAt: z.string().nullish(),
});
export type CaseFileSignature = z.infer<typeof CaseFileSignature>;

export const CaseFileRecord = z.strictObject({
  key: key.describe('本文件内唯一的名字；写 UUID 则导入后沿用为记录编号'),
  kind: z.string().min(1).describe('记录种类'),
  schema: z.number().int().positive().optional().describe('该种类的式样号（docs/kinds.md 中 @ 后的数字），不写即为 1'),
  at: z.string().describe('发生时间，如 2025-03-11T10:05:00+08:00 或 2025-03-11'),
  until: z.string().optional().describe('结束时间'),
  by: z
    .array(z.strictObject({ role: z.string().min(1), person: key.optional(), name: z.string().optional() }))
    .optional()
    .describe('参与人；person 指 people 中的名字'),
  links: z
    .partialRecord(LinkRelation, z.union([key, z.array(key)]))
    .optional()
    .describe('与其他记录的关系'),
  recordings: z.array(key).optional().describe('覆盖本步骤的音像记录'),
  files: z.array(HeldFile).optional(),
  data: z.record(z.string(), Json).describe('内容，依记录种类'),
  signatures: z.array(CaseFileSignature).optional().describe('本文书上的签名'),
});
export type CaseFileRecord = z.infer<typeof CaseFileRecord>;

/** Everything a case is made of, readable by a person. Documented in docs/case-file.md. */
export const CaseFile = z.strictObject({
  format: z.literal(caseFileFormat),
  agency: z.strictObject({
    id: z.string().optional(),
    profile: z.record(z.string(), Json).describe('机关信息'),
    parameters: z.array(z.strictObject({ parameter: z.string(), value: Json, from: z.string() })).optional(),
  }),
  people: z.record(key, CaseFilePerson),
  devices: z.record(key, CaseFileDevice),
  case: z.record(z.string(), Json).describe('案件信息；id 可省'),
  party: z.record(z.string(), Json).nullish().describe('当事人'),
  records: z.array(CaseFileRecord),
});
export type CaseFile = z.infer<typeof CaseFile>;
