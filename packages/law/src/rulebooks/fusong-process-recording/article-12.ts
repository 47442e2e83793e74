import type { Fact } from '@liuhen/records';
import { dayOf } from '../../calendars/day.ts';
import { intervalOfAct } from '../../coverage/act-coverage.ts';
import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, either, met } from '../../obligations/outcome.ts';
import { filmed } from '../../reading/filmed-act.ts';
import { filmedActs, wordOfAct } from '../../reading/filmed-kinds.ts';
import { excuseIsApproved, excuseIsLawful, isOfPart, liesOutside, partTold } from '../../reading/filming.ts';
import { field, nameOf, says, words } from '../../reading/paper.ts';
import { type Article, onDocuments, onSteps, regulation } from '../rulebook.ts';

const filmedAs = (kind: (typeof filmedActs)[number]['kind']) => (fact: Fact, m: Matter) =>
  filmed(m, fact, { word: wordOfAct(kind), what: fact.title });

/** Of a part that cannot be read, or that lies outside of the act it stands in. */
function missesItsAct(m: Matter, statement: Fact): boolean {
  if (!isOfPart(statement)) return false;
  const part = partTold(field(statement, 'part'));
  const act = m.dossier.stepOf(statement);
  return part === null || (act !== undefined && liesOutside(part, intervalOfAct(m.dossier, act)));
}

/** On a later day than the act it stands in. */
function madeAfterwards(m: Matter, statement: Fact): boolean {
  const act = m.dossier.stepOf(statement);
  return act !== undefined && filmedActs.some(({ kind }) => kind === act.kind)
    ? dayOf(statement.at) > dayOf(act.until ?? act.at)
    : false;
}

export const article12: Article = {
  number: 12,
  title: '应当同时音像记录的',
  words: [
    '行政执法大队采取现场检查（勘验）、抽样调查和听证取证方式的，应同时进行音像记录，不适宜音像记录的除外。采取其他调查取证方式的，可根据执法需要进行音像记录。',
  ],
  reading:
    '音像须与笔录时段重叠：覆盖比例、单次中断以 P10 为准，设备时钟误差已扣除；照片只证明瞬间。只有一段不适宜的，说明写明起止并经批准，该段不计入应录时长。制度未列查封扣押，国办发〔2018〕118号要求全程音像，取并集。音像在 24 小时入库期内的，先视为待办。',
  leftToAPerson: '是否“不适宜音像记录”。设备没电、忘带不是不适宜。',
  obligations: [
    obligation({
      id: 'A12.1',
      provision: regulation(12),
      severity: 'B*',
      duty: '现场检查（勘验）同时音像记录',
      proof: '与笔录时段重叠的音像',
      limit: '同时',
      exceptions: '不适宜音像记录的（A12.4）',
      cure: null,
      bars: ['conclude', 'decide'],
      trigger: onSteps('siteInspection'),
      examine: filmedAs('siteInspection'),
    }),
    obligation({
      id: 'A12.2',
      provision: regulation(12),
      severity: 'B*',
      duty: '抽样调查同时音像记录',
      proof: '抽样过程的音像',
      limit: '同时',
      exceptions: '不适宜音像记录的（A12.4）',
      cure: null,
      bars: ['conclude', 'decide'],
      trigger: onSteps('sampling'),
      examine: filmedAs('sampling'),
    }),
    obligation({
      id: 'A12.3',
      provision: regulation(12),
      severity: 'B*',
      duty: '听证同时音像记录',
      proof: '听证全过程的音像',
      limit: '同时',
      exceptions: '不适宜音像记录的（A12.4）',
      cure: null,
      bars: ['decide'],
      trigger: onSteps('hearingHeld'),
      examine: filmedAs('hearingHeld'),
    }),
    obligation({
      id: 'A12.4',
      provision: regulation(12),
      severity: 'B',
      duty: '不适宜音像记录的，记明理由并经批准',
      proof: '不适宜音像记录情况说明：理由类别、批准人',
      limit: '事前或者当场',
      exceptions: '设备没电、忘带不是“不适宜”',
      judge: 'both',
      judgedBy: '法制科',
      cure: '补写理由并报批准人（P13）签署；理由不成立的按未音像处理。',
      bars: ['conclude', 'decide'],
      trigger: onDocuments('avInapplicableStatement'),
      examine: (statement, m) => {
        if (!excuseIsLawful(statement))
          return either(
            false,
            '',
            `${nameOf(statement)}所写理由“${words(statement, 'reason').trim()}”不属于不适宜音像记录`,
            { records: [m.dossier.stepOf(statement)] },
          );
        if (madeAfterwards(m, statement))
          return breached(`${nameOf(statement)}是事后补作的，须在事前或者当场记明`, {
            records: [m.dossier.stepOf(statement)],
          });
        if (missesItsAct(m, statement))
          return breached(`${nameOf(statement)}所写的不适宜时段不在该项活动之内，或者起止写得不清`, {
            records: [m.dossier.stepOf(statement)],
            cure: '请按该项活动的起止重写时段；整项活动都不适宜的，时段不填。',
          });
        return either(
          excuseIsApproved(m, statement) && says(statement, 'step'),
          '已记明理由并经批准',
          `${nameOf(statement)}没有经批准（P13）或者没有写明步骤`,
          { records: [m.dossier.stepOf(statement)] },
        );
      },
    }),
    obligation({
      id: 'A12.5',
      provision: { ...regulation(12, '；国办发〔2018〕118号'), certainty: 'secondhand' },
      severity: 'B*',
      duty: '查封扣押全程音像记录；其他调查按需',
      proof: '查封扣押过程的音像',
      limit: '同时',
      exceptions: '询问、调取等其他方式可按需',
      cure: null,
      bars: ['conclude', 'decide'],
      trigger: onSteps('sealSeizureImplemented', 'interview'),
      examine: (fact, m) =>
        fact.kind === 'interview'
          ? met('询问可以按需音像记录', { severity: 'I' })
          : filmed(m, fact, { word: wordOfAct('sealSeizureImplemented'), what: fact.title }),
    }),
  ],
};
