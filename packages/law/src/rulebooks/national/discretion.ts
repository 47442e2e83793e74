import type { Fact } from '@liuhen/records';
import { readYuan, yuanText } from '../../calculations/money.ts';
import { dayOf } from '../../calendars/day.ts';
import { citationOf } from '../../legal-bases/article.ts';
import { fineStanding, type StatutoryRange, statutoryRangeFor } from '../../legal-bases/fine-range.ts';
import { type Matter, viewEach } from '../../obligations/matter.ts';
import { type Obligation, obligation } from '../../obligations/obligation.ts';
import { breached, either, met, notApplicable, type Outcome } from '../../obligations/outcome.ts';
import { nameOf, rowsOf, says, words } from '../../reading/paper.ts';
import { penaltyIn } from '../../reading/penalties.ts';
import { conductAt, profileOf } from '../../reading/phases.ts';
import { onDocuments } from '../rulebook.ts';
import { penaltyLaw, penaltyMeasures } from './provisions.ts';

const citedIn = (d: Fact): string => words(d, 'basis', 'violated');
const conductDay = (m: Matter, d: Fact) => dayOf(conductAt(m) ?? d.at);

/** What the articles that a decision cites let be fined, by the day of the conduct; null where none of them is known to. */
export const rangeOfDecision = viewEach((m, d: Fact): StatutoryRange | null =>
  statutoryRangeFor(citedIn(d), conductDay(m, d), m.dossier.agency),
);

/** 行政处罚法第三十四条 and what the measures ask of a decision: discretion is a person's, and must be told. */
export const discretionObligations: readonly Obligation[] = [
  obligation({
    id: 'penalty-law-2021.34.stated',
    provision: penaltyLaw('第三十四条'),
    severity: 'I',
    duty: '登记的法定幅度与所引条文一致',
    proof: '案件登记的法定幅度、法律依据库',
    cure: '对照条文改正登记的法定幅度，或者增补本机关适用的依据。',
    editionBy: 'step',
    trigger: onDocuments('penaltyDecision', 'onSpotPenaltyDecision'),
    examine: (d, m): Outcome => {
      const stated = rowsOf(profileOf(m).statutoryRange)[0];
      const known = rangeOfDecision(m, d);
      if (stated === undefined || known === null) return notApplicable('没有登记法定幅度，或者所引条文没有收录幅度');
      const [min, max] = [readYuan(stated.min), readYuan(stated.max)];
      return either(
        max === known.max && (min === known.min || min === null),
        `登记的法定幅度与${citationOf(known.article)}一致`,
        `登记的法定幅度（${min === null ? '' : yuanText(min)}—${max === null ? '' : yuanText(max)} 元）与${citationOf(known.article)}（${yuanText(known.min)}—${yuanText(known.max)} 元）不符`,
        { records: [m.dossier.stepOf(d)] },
      );
    },
  }),
  obligation({
    id: 'penalty-law-2021.34.benchmark',
    provision: penaltyLaw('第三十四条'),
    severity: 'W',
    duty: '罚款与违法行为时的裁量基准相符，偏离的说明理由',
    proof: '裁量基准、决定书的裁量理由',
    judge: 'both',
    judgedBy: '法制科',
    cure: '按裁量基准重新裁量；确需偏离的，在决定书中写明理由并经集体讨论或者负责人批准。',
    editionBy: 'step',
    trigger: onDocuments('penaltyDecision'),
    examine: (d, m): Outcome => {
      const { fine } = penaltyIn(m, d);
      const { benchmarks, text } = fineStanding(fine, citedIn(d), conductDay(m, d), m.dossier.agency);
      const graded = benchmarks.filter(({ benchmark }) => benchmark.grades.length > 0);
      if (fine === 0 || graded.length === 0) return notApplicable('没有对所引依据的裁量阶次，或者不是罚款');
      const records = [m.dossier.stepOf(d)];
      if (graded.some(({ grades }) => grades.length > 0)) return met(text.join('；'), { records });
      const told = /偏离|不适用裁量基准|减轻|从轻|从重/.test(words(d, 'discretion'));
      return told
        ? met(`偏离裁量基准，已说明理由（${text.join('；')}）`, { records })
        : breached(`${nameOf(d)}罚款 ${yuanText(fine)} 元不在裁量基准的任何阶次，没有说明理由`, { records });
    },
  }),
  obligation({
    id: 'penalty-measures-2023.discretion',
    provision: penaltyMeasures('决定书内容'),
    severity: 'W',
    duty: '决定书写明适用裁量基准的理由',
    proof: '决定书的裁量栏',
    cure: '补写裁量的因素和理由。',
    trigger: onDocuments('penaltyDecision'),
    examine: (d, m) =>
      either(says(d, 'discretion'), '已写明裁量理由', `${nameOf(d)}没有写明适用裁量基准的理由`, {
        records: [m.dossier.stepOf(d)],
      }),
  }),
];
