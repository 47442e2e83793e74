import { evaluate, findingsJson } from '@liuhen/law';
import { claimTime, type Dossier } from '@liuhen/records';
import { dossierOf } from '../case-file/dossier-of.ts';
import { loadCaseFile } from '../case-file/load-case-file.ts';
import { findingsAsText } from '../check/findings-as-text.ts';
import { CliFault, MISUSE } from '../cli-fault.ts';
import type { Call, Command } from '../command.ts';

export const check: Command = {
  summary: '不用服务器，按 31 条与上位法检查一份案件文件',
  usage: 'check FILE.yaml [--at INSTANT] [--json]',
  options: { at: { type: 'string' }, json: { type: 'boolean' } },
  takes: [1, 1],
  async run(call: Call): Promise<number> {
    const dossier = dossierOf(await loadCaseFile(call.arguments[0] ?? ''));
    const at = momentOf(call, dossier);
    const findings = evaluate(dossier, at);
    call.terminal.out(
      call.has('json')
        ? JSON.stringify(findingsJson(findings, dossier), null, 2)
        : findingsAsText(dossier, at, findings),
    );
    return 0;
  },
};

/** The moment asked for, or that of the last record. A bare date means the end of that day: what it holds has happened. */
function momentOf(call: Call, dossier: Dossier): Temporal.Instant {
  const asked = call.value('at');
  if (asked === null) return lastMoment(dossier);
  const claimed = claimTime(asked, null, 'person');
  if (claimed === null) {
    const how = '请写成 2025-03-11T10:05:00+08:00 或 2025-03-11';
    throw new CliFault(`读不懂的时间“${asked}”：${how}。`, { exitCode: MISUSE });
  }
  const from = Temporal.Instant.from(claimed.from);
  return claimed.precision === 'day' ? from.add({ hours: 24 }).subtract({ milliseconds: 1 }) : from;
}

function lastMoment(dossier: Dossier): Temporal.Instant {
  const moments = dossier.facts.map((fact) => fact.until ?? fact.at);
  return moments.reduce((last, moment) => (Temporal.Instant.compare(moment, last) > 0 ? moment : last), EPOCH);
}

const EPOCH = Temporal.Instant.fromEpochMilliseconds(0);
