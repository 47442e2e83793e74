import { type Procedure, procedures } from '@liuhen/records';
import { allCases, type FoundCase } from '../bureau/find-case.ts';
import { withBureau } from '../bureau/with-bureau.ts';
import type { Call, Command } from '../command.ts';

export const cases: Command = {
  summary: '列出案件：编号、名称、程序、阶段',
  usage: 'cases [--json]',
  options: { json: { type: 'boolean' } },
  takes: [0, 0],
  run: (call: Call) =>
    withBureau(call, { create: false }, async (bureau) => {
      const all: FoundCase[] = [];
      for await (const one of allCases(bureau)) all.push(one);
      call.terminal.out(call.has('json') ? JSON.stringify({ cases: all.map(asJson) }, null, 2) : asText(all));
      return 0;
    }),
};

function asJson({ agency, row }: FoundCase) {
  return {
    id: row.subject_id,
    agency,
    number: row.case_no,
    title: row.title,
    party: row.party,
    procedure: row.procedure,
    stage: row.stage,
    stageTitle: row.stage_title,
    state: row.state,
    openedAt: row.opened_at,
    nextDue: row.next_due,
    breaches: row.breaches,
  };
}

function asText(all: readonly FoundCase[]): string {
  if (all.length === 0) return '还没有案件。';
  return all
    .map(({ row }) => {
      const procedure = row.procedure === null ? '程序未定' : titleOf(row.procedure);
      return [row.case_no ?? row.subject_id, row.title, procedure, row.stage_title ?? '阶段未定'].join('　');
    })
    .join('\n');
}

function titleOf(procedure: string): string {
  return Object.hasOwn(procedures, procedure) ? procedures[procedure as Procedure] : procedure;
}
