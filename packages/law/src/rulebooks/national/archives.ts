import { type Fact, stepKinds } from '@liuhen/records';
import { dayOf, endOfDay, parseDay, yearOf } from '../../calendars/day.ts';
import { obligation } from '../../obligations/obligation.ts';
import { either, met, pending } from '../../obligations/outcome.ts';
import { earlier, earliest } from '../../reading/paper.ts';
import { closing, issued } from '../../reading/phases.ts';
import type { Law } from '../rulebook.ts';
import { archivesRules, penaltyMeasures } from './provisions.ts';

const after = new Set(['archive', 'use']);
const isStep = (kind: string): kind is keyof typeof stepKinds => Object.hasOwn(stepKinds, kind);

export const archivesLaw: Law = {
  id: 'archives',
  title: '档案',
  reading: '立卷后于次年三月底前移交档案机构（P19 的后一段）；归档后不得修改、增加、抽取。',
  leftToAPerson: '保管期限与鉴定。',
  obligations: [
    obligation({
      id: 'archives-2017.18',
      provision: archivesRules('第十八条'),
      severity: 'V',
      duty: '次年三月底前移交档案机构',
      proof: '归档（移交）清单',
      limit: 'P19：次年 03-31',
      cure: '立即移交档案机构。',
      trigger: (m) => {
        const end = closing(m);
        return end && m.dossier.of('archived').length > 0 ? [end] : [];
      },
      examine: (end, m) => {
        const list = earliest<Fact>(issued(m, 'transferList'));
        const by = parseDay(`${yearOf(dayOf(end.at)) + 1}-${m.parametersOn(end.at).P19.transferBy}`);
        if (by === null) return pending('移交日无法读出');
        if (list)
          return earlier(endOfDay(by), list.at)
            ? { status: 'metLate', found: '移交档案机构逾期', records: [list], cure: null }
            : met('已移交档案机构', { records: [list] });
        return m.present.isPast(endOfDay(by))
          ? { status: 'overdue', found: '已过次年三月底，没有移交档案机构' }
          : pending('次年三月底前须移交档案机构');
      },
    }),
    obligation({
      id: 'archives.sealed',
      provision: penaltyMeasures('归档后不得修改、增加、抽取', 'unverified'),
      severity: 'B',
      duty: '归档后不得增加、修改案卷材料',
      proof: '记录时间、归档时间',
      exceptions: '使用、监督、更正另有记录',
      cure: '撤销归档后的增改；确需补充的以更正记录说明。',
      bars: ['archive'],
      trigger: (m) => m.dossier.of('archived').slice(0, 1),
      examine: (archived, m) => {
        const added = m.dossier
          .family('step')
          .filter(
            (f) =>
              earlier(archived.at, f.at) &&
              isStep(f.kind) &&
              !after.has(stepKinds[f.kind].stage) &&
              ![
                'reconsiderationRequested',
                'reconsiderationDecided',
                'lawsuitFiled',
                'lawsuitDecided',
                'publicationWithdrawn',
                'otherStep',
                'recordingStored',
              ].includes(f.kind),
          );
        return either(
          added.length === 0,
          '归档后没有增改',
          `归档后又增加了${added
            .slice(0, 10)
            .map((f) => `“${f.title}”`)
            .join('、')}${added.length > 10 ? `等 ${added.length} 项` : ''}`,
          { records: added },
        );
      },
    }),
  ],
};
