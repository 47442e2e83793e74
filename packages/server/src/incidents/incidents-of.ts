import type { AgencyFacts, Fact } from '@liuhen/records';
import { unregisteredDevices } from '../devices/unregistered-devices.ts';
import { missingFiles } from '../docking/missing-files.ts';
import { fixityReportsOf } from '../keeping/report-view.ts';
import { type Spill, spillsOf } from '../spills/spills-of.ts';
import { type Incident, newestFirst, saidOf } from './incident.ts';
import { type AgencyFinding, toldIncidents } from './told-incidents.ts';

/**
 * Everything that happened to the bureau itself, the last recorded first: what people told (judged by the law's `findings` on it),
 * and what the system met while it took in and kept the files.
 */
export function incidentsOf(facts: AgencyFacts, findings: readonly AgencyFinding[]): Incident[] {
  return [
    ...toldIncidents(facts, findings),
    ...damaged(facts),
    ...missing(facts),
    ...unregistered(facts),
    ...spillsOf(facts).map(spilled),
    ...keptOffLine(facts),
  ].sort(newestFirst);
}

/** A file found broken night after night is told once; it is settled when the last reading finds it sound. */
function damaged(facts: AgencyFacts): Incident[] {
  const reports = fixityReportsOf(facts).reverse();
  const keysOf = (report: (typeof reports)[number] | undefined): Set<string> =>
    new Set(report?.kept.findings.filter(({ healed }) => !healed).map(({ sha256, where }) => `${sha256} ${where}`));
  const open = keysOf(reports.at(-1));
  return reports.flatMap((report, index) => {
    const before = keysOf(reports[index - 1]);
    const found = report.kept.findings.filter(({ sha256, where }) => !before.has(`${sha256} ${where}`));
    if (found.length === 0) return [];
    const left = found.filter(({ sha256, where, healed }) => !healed && open.has(`${sha256} ${where}`)).length;
    const words = [...new Set(found.map(({ detail }) => detail))].slice(0, 3).join('');
    return [
      {
        fact: report.fact,
        kind: 'fileDamaged' as const,
        what: `完整性复核发现 ${found.length} 处：${words}`,
        article: '第二十七条',
        ...(left > 0 ? waiting(`还有 ${left} 处没有恢复`, ['keepers'], 'broken') : settled('都已恢复')),
      },
    ];
  });
}

function missing(facts: AgencyFacts): Incident[] {
  return missingFiles(facts).map(({ report, words, explanations }) => ({
    fact: report,
    kind: 'filesMissing',
    what: words,
    article: '第五条',
    ...explained(explanations, '还没有说明缺号的原因', ['chiefAndKeepers']),
  }));
}

function unregistered(facts: AgencyFacts): Incident[] {
  return unregisteredDevices(facts).flatMap(({ deviceNo, met, explanations, isOpen }) => {
    const last = met.at(-1);
    if (last === undefined) return [];
    return [
      {
        fact: last,
        kind: 'unregisteredDevice' as const,
        what: `“${deviceNo}”不在设备台账中，它的文件已入库并标明。`,
        article: '第二十七条',
        ...explained(isOpen ? [] : explanations, '没有登记设备，也没有说明来源', ['keepers']),
      },
    ];
  });
}

function spilled({ fact, reports, approved, dismissed, erased }: Spill): Incident {
  const common = { fact, kind: 'spillIsolated', what: saidOf(fact.data.note) ?? '', article: '第三十条' } as const;
  if (dismissed !== null) return { ...common, ...settled('认定不涉密，已解除隔离') };
  if (erased !== null) return { ...common, ...settled('已清除，留有墓碑') };
  const isReported = reports.length > 0;
  const next = approved === null ? '待负责人决定' : '已批准清除，待清除';
  const waitsFor = [
    ...(isReported && approved === null ? [] : (['keepers'] as const)),
    ...(approved === null ? (['head'] as const) : []),
  ];
  return { ...common, ...waiting(`${isReported ? '已报告' : '还没有登记报告'}；${next}`, waitsFor) };
}

function keptOffLine({ facts }: AgencyFacts): Incident[] {
  return facts
    .filter(({ kind }) => kind === 'offlineCustody')
    .map((fact) => ({
      fact,
      kind: 'offlineCustody',
      what: `载体 ${saidOf(fact.data.carrierNo) ?? ''}，保管人 ${saidOf(fact.data.custodian) ?? ''}`,
      article: '第三十条',
      particulars: ['place'],
      state: 'plain',
      standing: '已登记',
      waitsFor: [],
    }));
}

type Stands = Pick<Incident, 'state' | 'standing' | 'waitsFor'>;

const waiting = (standing: string, waitsFor: Stands['waitsFor'], state: 'open' | 'broken' = 'open'): Stands => ({
  state,
  standing,
  waitsFor,
});
const settled = (standing: string): Stands => ({ state: 'settled', standing, waitsFor: [] });

function explained(explanations: readonly Fact[], otherwise: string, waitsFor: Stands['waitsFor']): Stands {
  const last = explanations.at(-1);
  return last === undefined ? waiting(otherwise, waitsFor) : settled(`已说明：${saidOf(last.data.note) ?? ''}`);
}
