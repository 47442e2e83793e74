import { type Finding, findingsJson } from '@liuhen/law';
import { type Dossier, procedures } from '@liuhen/records';

const severityTitles: Record<Finding['severity'], string> = {
  B: '阻断',
  'B*': '阻断，不可补',
  V: '不可逆违规',
  W: '警告',
  S: '考核',
  I: '提示',
};
const statusTitles: Record<Finding['status'], string> = {
  overdue: '逾期未做',
  breached: '违反',
  metLate: '已做，但超期',
  blocked: '尚缺，办理下一步前须补',
  judgement: '须由人判断',
  pending: '尚未到期',
  met: '已做到',
  excused: '有法定理由免除',
  notApplicable: '不适用',
};
const effectTitles = { valid: '有效', invalid: '无效', doubtful: '存疑' } as const;
const complianceTitles = { compliant: '合规', violation: '不合规' } as const;

const sections: readonly (readonly [title: string, statuses: readonly Finding['status'][]])[] = [
  ['须处理', ['overdue', 'breached', 'metLate', 'blocked']],
  ['须由人判断', ['judgement']],
  ['尚未到期', ['pending']],
];

/** The findings for people: what needs somebody first, what is in order only as a number. */
export function findingsAsText(dossier: Dossier, at: Temporal.Instant, findings: readonly Finding[]): string {
  const parts = sections.flatMap(([title, statuses]) => {
    const found = findings.filter(({ status }) => statuses.includes(status));
    return found.length === 0
      ? []
      : [`${title}（${found.length}）`, ...found.map((one) => findingAsText(dossier, one))];
  });
  const count = (status: Finding['status']) => findings.filter((finding) => finding.status === status).length;
  const rest = `已做到 ${count('met')} 项，免除 ${count('excused')} 项，不适用 ${count('notApplicable')} 项。`;
  return [heading(dossier, at), ...parts, rest].join('\n\n');
}

function heading(dossier: Dossier, at: Temporal.Instant): string {
  const { caseNo, title, caseType } = dossier.profile;
  const named = Object.hasOwn(procedures, caseType ?? '') ? procedures[caseType as keyof typeof procedures] : caseType;
  const name = [caseNo, title].filter((part) => part).join('　') || '（未写案号、案由）';
  return `${name}\n程序：${named ?? '未写'}　记录：${dossier.facts.length} 条　截至：${beijing(at)}（北京时间）`;
}

function beijing(at: Temporal.Instant): string {
  return at
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ');
}

function findingAsText(dossier: Dossier, finding: Finding): string {
  const { id, article, severity, status, legalEffect, compliance, message, who, cure } = finding;
  const [shown] = findingsJson([finding], dossier).findings;
  const verdicts = [
    legalEffect === null ? null : `国家法上${effectTitles[legalEffect]}`,
    compliance === null ? null : `本制度上${complianceTitles[compliance]}`,
  ].filter((verdict) => verdict !== null);
  const lines = [
    `[${id}] ${article} · ${severityTitles[severity]} · ${statusTitles[status]}`,
    message,
    ...(verdicts.length === 0 ? [] : [`结论：${verdicts.join('；')}`]),
    ...(who === '' ? [] : [`由谁：${who}`]),
    ...(cure === null ? [] : [`补救：${cure}`]),
    ...(shown?.derivation ? [`推算：${shown.derivation}`] : []),
    ...(shown === undefined || shown.records.length === 0 ? [] : [`依据记录：${shown.records.join('、')}`]),
  ];
  return lines.map((line, index) => (index === 0 ? `  ${line}` : `      ${line}`)).join('\n');
}
