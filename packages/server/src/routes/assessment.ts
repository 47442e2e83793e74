import type { FastifyInstance } from 'fastify';
import { type Assessment, type AssessmentCounts, api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { assessmentOf } from '../reading/assessment.ts';
import { demand, ofAgency } from '../reading/demand.ts';
import type { Asker } from '../sign-in/asker.ts';
import { aboutSheet, sendTable } from '../tables/send-table.ts';
import type { Cell, Sheet } from '../tables/xlsx.ts';

/** Article 31 in its first form. */
export function assessment(app: FastifyInstance, house: House): void {
  serve(app, api.assessment.view, async ({ asker, query }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'assessment'), 'readAssessment');
    return assessmentOf(house, asker, query);
  });

  serve(app, api.assessment.table, async ({ asker, query, reply }) => {
    await demand(house, asker, 'download', ofAgency(asker, 'assessment'), 'exportAssessment');
    const made = await assessmentOf(house, asker, query);
    await house.log.note(asker.agency, {
      actor: asker.person,
      action: 'exportAssessment',
      outcome: 'done',
      detail: { from: query.from, to: query.to, cases: made.cases },
    });
    return sendTable(reply, `评议考核 ${query.from} 至 ${query.to}`, sheetsOf(made, asker, house.now()));
  });
}

const countColumns = [
  ['应记（到期）', 14],
  ['按时已备', 12],
  ['迟延补正', 12],
  ['违规未补', 12],
  ['未到期', 10],
  ['待人判断', 10],
  ['已记率', 10],
  ['及时率', 10],
] as const;

function cellsOf({ due, met, late, missing, open, unjudged }: AssessmentCounts): Cell[] {
  const done = met + late;
  return [due, met, late, missing, open, unjudged, shareOf(done, due), shareOf(met, done)];
}

/** Nothing due has no share, which is not a share of nought. */
function shareOf(part: number, whole: number): Cell {
  return whole === 0 ? null : { share: part / whole };
}

function sheetsOf(made: Assessment, asker: Asker, at: string): Sheet[] {
  const isEmpty = made.duties.length === 0;
  const nothing: Cell[][] = [['本期没有到期或在办的记录义务。']];
  return [
    {
      name: '逐项义务',
      columns: [['条', 10], ['义务', 60], ...countColumns],
      rows: isEmpty
        ? nothing
        : made.duties.map(({ article, duty, counts }) => [`第${article}条`, duty, ...cellsOf(counts)]),
    },
    {
      name: '按单位',
      columns: [['单位', 30], ['人员', 8], ...countColumns],
      rows: isEmpty ? nothing : made.units.map(({ unit, people, counts }) => [unit, people, ...cellsOf(counts)]),
    },
    {
      name: '按人员',
      columns: [['人员', 14], ['职务', 20], ['单位', 30], ...countColumns],
      rows: isEmpty
        ? nothing
        : made.people.map(({ name, office, unit, counts }) => [
            name ?? '（多人任此职）',
            office,
            unit,
            ...cellsOf(counts),
          ]),
    },
    aboutSheet([
      ['依据', '《行政执法全过程记录制度》第三十一条'],
      ['期间', `${made.from} 至 ${made.to}（义务发生的日期）`],
      ['案件', `${made.cases} 件（制表人有权查阅的）`],
      ['口径', '两名承办人的案件，人员各计一次，单位按机构计一次；不统计罚款数额'],
      ['制表', `${asker.name}，${at.slice(0, 19).replace('T', ' ')}（UTC）`],
    ]),
  ];
}
