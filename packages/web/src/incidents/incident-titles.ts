import type { IncidentKind } from '@liuhen/server/api';

/** What each kind is called. */
export const incidentTitles: Readonly<Record<IncidentKind, string>> = {
  personalInformationLeaked: '个人信息泄露',
  leakNotified: '泄露已补救并通知',
  vulnerabilityFound: '发现安全漏洞、风险',
  vulnerabilityReported: '漏洞、风险已报告',
  entrusted: '委托建设、维护或者存储',
  logDeleted: '日志清理',
  fileDamaged: '原件损坏、缺失',
  filesMissing: '音像文件缺号',
  unregisteredDevice: '未登记的设备',
  spillIsolated: '涉密隔离',
  offlineCustody: '涉密另存登记',
};
