import type { IncidentKind, IncidentLine } from '@liuhen/server/api';
import type { Status } from '../status/status.ts';

/** By which article it is recorded here, and how it comes in. */
export const whyRecorded: Readonly<Record<IncidentKind, string>> = {
  personalInformationLeaked: '发现即登记，立即补救，通知主管部门和个人（个人信息保护法第五十七条）',
  leakNotified: '采取了什么措施、通知了谁（个人信息保护法第五十七条）',
  vulnerabilityFound: '危害国家安全、公共利益的，24 小时内报告（网络数据安全管理条例第十条）',
  vulnerabilityReported: '向哪个部门、怎样报告（网络数据安全管理条例第十条）',
  entrusted: '批准人、监督措施、不留存的约定（数据安全法第四十条）',
  logDeleted: '网络日志留存不少于六个月（网络安全法第二十三条）',
  fileDamaged: '每夜复核原件，损坏、缺失的自动列在这里（制度第二十七条）',
  filesMissing: '采集时文件编号不连续的自动列在这里，须说明原因（制度第五条）',
  unregisteredDevice: '采集、上传的文件来自台账以外的设备的，自动列在这里（制度第二十七条）',
  spillIsolated: '在音像的“涉密隔离”登记，报告、批准、清除（制度第三十条）',
  offlineCustody: '涉密音像离线保管的载体和保管人，在“音像保管”登记（制度第三十条）',
};

/** The names of what else a form asks for. */
export const particularLabels: Readonly<Record<string, string>> = {
  to: '受托方',
  approvedBy: '批准人',
  supervision: '监督措施',
  returned: '不留存、清退的约定',
  upTo: '清理到哪一日的日志',
  place: '存放地点',
};

/** Who has to act, and how. */
export const waitingFor: Readonly<Record<IncidentLine['waitsFor'][number], string>> = {
  tellers: '承办机构负责人、法制机构或者负责人办理',
  judges: '法制机构、监督人员或者负责人认定（监督考核 → 本机关）',
  keepers: '设备管理人员、专管员办理',
  chiefAndKeepers: '承办机构负责人、设备管理人员或者专管员说明',
  head: '本机关负责人决定',
};

/** Where each is dealt with; what people tell here is answered by telling here. */
export const dealtWithAt: Readonly<Partial<Record<IncidentKind, '/devices' | '/keeping'>>> = {
  filesMissing: '/devices',
  unregisteredDevice: '/devices',
  fileDamaged: '/devices',
  spillIsolated: '/keeping',
  offlineCustody: '/keeping',
};

export const statusOfState: Readonly<Record<IncidentLine['state'], Status>> = {
  open: 'due',
  unjudged: 'unjudged',
  broken: 'broken',
  settled: 'met',
  plain: 'plain',
  annulled: 'plain',
};
