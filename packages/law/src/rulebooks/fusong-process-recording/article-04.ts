import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, met, notApplicable } from '../../obligations/outcome.ts';
import { regulationTerms } from '../../periods/terms/regulation.ts';
import { type Article, onCase, regulation } from '../rulebook.ts';
import { onPolicy, policy } from './agency-policy.ts';

export const article04: Article = {
  number: 4,
  title: '信息化',
  words: [
    '行政执法大队应加强行政执法信息化建设，在行政执法信息系统中全过程进行文字、音像记录，提高执法效率和规范化水平。',
  ],
  reading:
    '线下形成的记录须补录并注明形成时间；补录迟于参数 P25 的只预警、计入考核。导入的案卷没有补录时间，不作判断。',
  leftToAPerson: '信息化建设是否“加强”。',
  obligations: [
    obligation({
      id: 'A04.0',
      provision: regulation(4),
      severity: 'S',
      duty: '信息系统建设与应用有年度计划和小结',
      proof: '计划、小结文件',
      judge: 'person',
      judgedBy: '分局负责人',
      trigger: onPolicy,
      examine: (_, m) =>
        policy(m, 'A04.0', /信息化|计划|小结/) ?? asksJudgement('没有找到信息化建设的年度计划或者小结，请认定'),
    }),
    obligation({
      id: 'A04.1',
      provision: regulation(4),
      severity: 'S',
      duty: '在信息系统中随做随记，线下形成的及时补录',
      proof: '形成时间与入系统时间',
      limit: 'P25（预警）',
      exceptions: '断网、无信号的离线采集后同步',
      cure: '注明补录原因。',
      trigger: onCase,
      examine: (_, m) => {
        const live = m.dossier.facts.filter(
          (fact) => fact.receivedAt !== null && (fact.family === 'step' || fact.family === 'document'),
        );
        if (live.length === 0) return notApplicable('本案由案卷导入，没有入系统时间');
        const late = live.filter((fact) => {
          const { due } = m.due(regulationTerms.lateEntry, { at: fact.at, precision: 'minute' });
          return due !== null && fact.receivedAt !== null && Temporal.Instant.compare(fact.receivedAt, due) > 0;
        });
        return late.length === 0
          ? met('记录均及时入系统')
          : breached(`${late.length} 条记录补录迟于预警时限`, { records: late.slice(0, 20) });
      },
    }),
  ],
};
