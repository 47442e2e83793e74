import type { Viewer } from '@liuhen/law/access';
import { type AgencyFacts, type Office, storeInstant } from '@liuhen/records';
import type { KeepingTask } from '../api/index.ts';
import { corrected } from '../devices/ledger.ts';
import { unregisteredDevices } from '../devices/unregistered-devices.ts';
import { looseRecordings } from '../docking/loose-recordings.ts';
import { missingFiles } from '../docking/missing-files.ts';
import { namesApart } from '../docking/names-apart.ts';
import { cardOf, namesIn, reportsOf } from '../docking/reports-of.ts';
import { disposalsOf } from '../retention/keeping-acts.ts';
import { spillsOf } from '../spills/spills-of.ts';
import { fixityReportsOf } from './report-view.ts';

const twentyFourHours = { hours: 24 };

/** What of the keeping waits for whom: as with the law's tasks, what names nobody would be done by nobody. */
export function keepingTasks(facts: AgencyFacts, viewer: Viewer): KeepingTask[] {
  const holds = (...offices: Office[]): boolean => offices.some((office) => viewer.offices.includes(office));
  const tasks: KeepingTask[] = [];
  if (holds('deviceManager', 'custodian')) tasks.push(...damage(facts), ...troubles(facts), ...unregistered(facts));
  if (holds('brigadeChief', 'deviceManager', 'custodian')) tasks.push(...missing(facts));
  tasks.push(...spilled(facts, holds), ...disposing(facts, holds), ...unlinked(facts, viewer));
  return tasks;
}

type Holds = (...offices: Office[]) => boolean;

/** A state secret that was set apart: reported by who keeps, decided by the head, then erased. */
function spilled(facts: AgencyFacts, holds: Holds): KeepingTask[] {
  return spillsOf(facts).flatMap((spill) => {
    if (spill.erased !== null || spill.dismissed !== null) return [];
    const titles = [
      spill.reports.length === 0 && holds('deviceManager', 'custodian') ? '报告涉密事件并登记' : null,
      spill.approved === null && holds('bureauHead') ? '决定是否清除涉密内容' : null,
      spill.approved !== null && holds('deviceManager', 'custodian') ? '清除已批准清除的涉密内容' : null,
    ];
    return titles
      .filter((title) => title !== null)
      .map((title) => ({
        key: `spill ${spill.fact.id} ${title}`,
        kind: 'spillOpen',
        title,
        detail: String(spill.fact.data.note),
        article: '第三十条',
        since: storeInstant(spill.fact.at),
        due: null,
        record: spill.fact.id,
        act: 'keeping',
      }));
  });
}

function disposing(facts: AgencyFacts, holds: Holds): KeepingTask[] {
  return disposalsOf(facts).flatMap(({ fact, state, records }) => {
    const title =
      state === 'proposed' && holds('bureauHead', 'deputyHead')
        ? '审批提请销毁的音像'
        : state === 'approved' && holds('archivist', 'custodian')
          ? '监销已批准销毁的音像'
          : null;
    if (title === null) return [];
    const detail = `${records.length} 件；${String(fact.data.ground)}`;
    const since = storeInstant(fact.at);
    const key = `disposal ${fact.id}`;
    return [
      {
        key,
        kind: 'disposalOpen',
        title,
        detail,
        article: '第二十七条',
        since,
        due: null,
        record: fact.id,
        act: 'keeping',
      },
    ];
  });
}

function damage(facts: AgencyFacts): KeepingTask[] {
  const [last] = fixityReportsOf(facts);
  if (last === undefined) return [];
  return last.kept.findings
    .filter(({ healed }) => !healed)
    .map(({ sha256, where, detail, records }) => ({
      key: `fixity ${sha256} ${where}`,
      kind: 'fixityDamage',
      title: '处理损坏的原件',
      detail: `${detail}涉及记录 ${records.length} 条，文件 ${sha256.slice(0, 12)}…。`,
      article: '第二十七条',
      since: storeInstant(last.fact.at),
      due: null,
      record: last.fact.id,
      act: null,
    }));
}

function missing(facts: AgencyFacts): KeepingTask[] {
  return missingFiles(facts).flatMap(({ report, words, explanations }) => {
    if (explanations.length > 0) return [];
    return [
      {
        key: `missing ${report.id}`,
        kind: 'filesMissing',
        title: '说明音像文件缺号的原因',
        detail: words,
        article: '第五条',
        since: storeInstant(report.at),
        due: null,
        record: report.id,
        act: 'explainMissing',
      },
    ];
  });
}

/** As the last report of each card has it: what was read later is no trouble any more. */
function troubles(facts: AgencyFacts): KeepingTask[] {
  const last = new Map(reportsOf(facts).map((report) => [cardOf(report), report]));
  return [...last.values()].flatMap((report) => {
    const isApart = namesApart(facts, cardOf(report));
    const unreadable = [...namesIn(report.data.unreadable), ...namesIn(report.data.notRecorded)].filter(
      (path) => !isApart(path),
    );
    const refused = namesIn(report.data.refused);
    const registered = facts.facts.some(({ kind, at }) => kind === 'offlineCustody' && isAfter(at, report.at));
    const common = { since: storeInstant(report.at), due: null, record: report.id } as const;
    const found: KeepingTask[] = [];
    if (unreadable.length > 0)
      found.push({
        ...common,
        key: `unreadable ${report.id}`,
        kind: 'filesUnreadable',
        title: '保留原卡，重新采集未能入库的文件',
        detail: `${cardOf(report)}：${unreadable.slice(0, 5).join('、')}。`,
        article: '第二十七条',
        act: null,
      });
    if (refused.length > 0 && !registered)
      found.push({
        ...common,
        key: `secret ${report.id}`,
        kind: 'stateSecretRefused',
        title: '登记涉密文件的线下保管',
        detail: `${cardOf(report)} 有 ${refused.length} 个文件带国家秘密标志，没有保存。请在涉密载体上保管，并登记另存。`,
        article: '第三十条',
        act: 'offlineCustody',
      });
    return found;
  });
}

function unregistered(facts: AgencyFacts): KeepingTask[] {
  return unregisteredDevices(facts)
    .filter(({ isOpen }) => isOpen)
    .flatMap(({ deviceNo, met }) => {
      const last = met.at(-1);
      if (last === undefined) return [];
      return [
        {
          key: `device ${deviceNo}`,
          kind: 'unregisteredDevice',
          title: '登记设备或说明来源',
          detail: `“${deviceNo}”不在设备台账中；其文件已入库并标明（第二十七条：非本单位设备录制的应当移交）。`,
          article: '第二十七条',
          since: storeInstant(last.at),
          due: null,
          record: last.id,
          act: 'device',
        },
      ];
    });
}

function unlinked(facts: AgencyFacts, viewer: Viewer): KeepingTask[] {
  return looseRecordings(facts, viewer).map((recording) => {
    const device = typeof recording.data.device === 'string' ? recording.data.device : '';
    const end = corrected(facts.devices.get(device), recording.until ?? recording.at).at;
    return {
      key: `link ${recording.id}`,
      kind: 'recordingUnlinked',
      title: '把录制的音像关联到执法活动',
      detail: typeof recording.data.title === 'string' ? recording.data.title : '音像记录',
      article: '第十二条',
      since: storeInstant(recording.at),
      due: storeInstant(end.add(twentyFourHours)),
      record: recording.id,
      act: 'link',
    };
  });
}

function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) >= 0;
}
