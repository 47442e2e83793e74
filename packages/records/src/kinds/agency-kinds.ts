import { z } from 'zod';
import type { Kind } from './kind.ts';

const text = z.string().nullish();

/** What somebody is in the bureau. The roles of law.md §4; the three administrators exclude each other and all others. */
export const offices = [
  'officer',
  'assistant',
  'brigadeChief',
  'legalReviewer',
  'bureauHead',
  'deputyHead',
  'cityHead',
  'hearingHost',
  'hearingClerk',
  'archivist',
  'custodian',
  'deviceManager',
  'receptionist',
  'supervisor',
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
] as const;
export const Office = z.enum(offices);
export type Office = z.infer<typeof Office>;

export const officeTitles: Record<Office, string> = {
  officer: '执法人员',
  assistant: '辅助人员',
  brigadeChief: '承办机构负责人',
  legalReviewer: '法制审核人员',
  bureauHead: '分局负责人',
  deputyHead: '分管负责人',
  cityHead: '市局负责人',
  hearingHost: '听证主持人',
  hearingClerk: '听证记录员',
  archivist: '档案管理人员',
  custodian: '全过程记录专管员',
  deviceManager: '设备管理人员',
  receptionist: '窗口受理人员',
  supervisor: '监督考核人员',
  systemAdministrator: '系统管理员',
  securityAdministrator: '安全管理员',
  auditAdministrator: '审计管理员',
};

/** An enforcement certificate (A09.3): valid on a day only if neither its term nor its annual check has run out. */
export const Certificate = z.looseObject({
  certNo: z.string(),
  certValidTo: text,
  certType: text,
  certArea: text,
  certIssuer: text,
  certAnnualCheckTo: text,
  certValidFrom: text,
});
export type Certificate = z.infer<typeof Certificate>;

function kind<const Data extends z.ZodType>(name: string, title: string, act: boolean, data: Data): Kind<Data> {
  return { kind: name, schema: 1, family: 'agency', title, act, subject: 'agency', data };
}

export const agencyKinds = {
  agencyProfile: kind(
    'agencyProfile',
    '机关信息',
    false,
    z.looseObject({ regulator: z.string(), legalPersonAuthority: text, department: text, legalSection: text }),
  ),
  person: kind(
    'person',
    '人员',
    true,
    z.looseObject({ person: z.string(), name: z.string().min(1), role: text, unit: text }),
  ),
  certificate: kind('certificate', '执法证件', true, z.looseObject({ person: z.string(), ...Certificate.shape })),
  appointment: kind(
    'appointment',
    '任职',
    true,
    z.looseObject({ person: z.string(), office: Office, unit: text, from: text, to: text }),
  ),
  appointmentEnded: kind(
    'appointmentEnded',
    '免职',
    true,
    z.looseObject({ person: z.string(), office: Office, on: z.string(), reason: text }),
  ),
  delegation: kind(
    'delegation',
    '授权代行',
    true,
    z.looseObject({
      from: z.string(),
      to: z.string(),
      office: Office,
      start: z.string(),
      end: z.string(),
      reason: text,
    }),
  ),
  /** 签名样本: the picture (its one file) that is printed where this person signs by proving who they are; a later one replaces it. */
  signatureSpecimen: kind('signatureSpecimen', '签名样本', false, z.looseObject({ person: z.string(), note: text })),
  signatureSpecimenRevoked: kind(
    'signatureSpecimenRevoked',
    '收回签名样本',
    false,
    z.looseObject({ person: z.string(), reason: z.string().min(1) }),
  ),
  leave: kind('leave', '休假', false, z.looseObject({ person: z.string(), start: z.string(), end: z.string() })),
  unit: kind('unit', '内设机构', true, z.looseObject({ unit: z.string(), name: z.string().min(1), parent: text })),
  grant: kind(
    'grant',
    '授予查阅',
    true,
    z.looseObject({
      person: z.string(),
      thing: z.string(),
      right: z.enum(['find', 'read', 'download']),
      reason: z.string().min(1),
      until: z.string(),
    }),
  ),
  secondFactorRequired: kind(
    'secondFactorRequired',
    '第二因素要求',
    true,
    z.looseObject({ offices: z.array(Office), reason: z.string().min(1) }),
  ),
  grantRevoked: kind('grantRevoked', '收回查阅', true, z.looseObject({ reason: text })),
  device: kind(
    'device',
    '音像设备',
    true,
    z.looseObject({
      device: z.string(),
      kind: text,
      deviceNo: z.string(),
      model: text,
      clockOffsetSec: z.number().int().nullish(),
    }),
  ),
  deviceClockCheck: kind(
    'deviceClockCheck',
    '设备校时',
    false,
    z.looseObject({ device: z.string(), offsetSec: z.number().int(), note: text }),
  ),
  deviceSignedOut: kind(
    'deviceSignedOut',
    '领用设备',
    false,
    z.looseObject({ device: z.string(), person: z.string() }),
  ),
  deviceSignedIn: kind(
    'deviceSignedIn',
    '归还设备',
    false,
    z.looseObject({ device: z.string(), person: text, condition: text }),
  ),
  deviceMaintained: kind(
    'deviceMaintained',
    '设备维护、检定',
    false,
    z.looseObject({ device: z.string(), action: z.string(), note: text }),
  ),
  deviceRetired: kind(
    'deviceRetired',
    '设备报废',
    true,
    z.looseObject({ device: z.string(), reason: z.string().min(1) }),
  ),
  dockingReport: kind(
    'dockingReport',
    '采集入库报告',
    false,
    z.looseObject({
      device: text,
      taken: z.number().int(),
      held: z.number().int(),
      unreadable: z.array(z.string()),
      missing: z.array(z.string()),
    }),
  ),
  /** A recording was handed in under a device number that no ledger knows; it is asked once until somebody answers. */
  unregisteredDeviceUsed: kind(
    'unregisteredDeviceUsed',
    '未登记设备的音像入库',
    false,
    z.looseObject({ deviceNo: z.string().min(1) }),
  ),
  storageRegistered: kind(
    'storageRegistered',
    '专用存储器',
    true,
    z.looseObject({ storage: z.string(), name: z.string(), place: text }),
  ),
  parameter: kind(
    'parameter',
    '参数',
    true,
    z.looseObject({ parameter: z.string(), value: z.json(), from: z.string(), reason: text }),
  ),
  calendarLoaded: kind(
    'calendarLoaded',
    '载入日历',
    true,
    z.looseObject({
      edition: z.string(),
      year: z.number().int(),
      holidays: z.array(z.string()),
      workdays: z.array(z.string()),
      source: text,
    }),
  ),
  legalBasisAdded: kind(
    'legalBasisAdded',
    '增补法律依据',
    true,
    z.looseObject({
      law: z.string(),
      article: z.string(),
      level: z.string(),
      effectiveFrom: z.string(),
      repealedOn: text,
      words: text,
    }),
  ),
  discretionBenchmark: kind(
    'discretionBenchmark',
    '裁量基准',
    true,
    z.looseObject({
      title: z.string().min(1),
      conduct: text,
      /** One article: `《排污许可管理条例》第三十四条第（一）项`. */
      basis: z.string().min(1),
      effectiveFrom: z.string(),
      repealedOn: text,
      source: z.string().min(1),
      certainty: z.enum(['text', 'secondhand', 'unverified', 'internal']).nullish(),
      /** 裁量阶次: circumstance, and the fine from and to in whole 元. */
      grades: z
        .array(z.looseObject({ circumstance: z.string(), min: z.number().int(), max: z.number().int() }))
        .nullish(),
      /** 裁量因素: the share of the range in hundredths that each choice adds. */
      factors: z.array(z.looseObject({ factor: z.string(), choice: z.string(), percent: z.number().int() })).nullish(),
    }),
  ),
  policyDocument: kind(
    'policyDocument',
    '制度文件',
    false,
    z.looseObject({ title: z.string(), version: text, obligation: text }),
  ),
  recordingDutyEdited: kind(
    'recordingDutyEdited',
    '音像记录事项清单',
    true,
    z.looseObject({ rows: z.array(z.json()) }),
  ),
  assessment: kind('assessment', '评议考核', false, z.looseObject({ period: z.string(), result: z.json() })),
  numberSeries: kind('numberSeries', '文号序列', true, z.looseObject({ series: z.string(), pattern: z.string() })),
} as const;
