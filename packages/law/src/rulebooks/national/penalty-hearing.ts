import { type Fact, isFilled } from '@liuhen/records';
import { dayOf } from '../../calendars/day.ts';
import { type Matter, view } from '../../obligations/matter.ts';
import { type Obligation, obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, either, met, type Outcome, pending } from '../../obligations/outcome.ts';
import { daysBefore } from '../../periods/days-before.ts';
import { penaltyTerms } from '../../periods/terms/penalty.ts';
import { firstFrom } from '../../reading/in-time.ts';
import { earlier, momentIn, nameOf, words, wordsOf } from '../../reading/paper.ts';
import { issued, profileOf, stepsOf } from '../../reading/phases.ts';
import { servedAt } from '../../reading/served.ts';
import { onDocuments } from '../rulebook.ts';
import { decidedPenalties } from './penalty-procedure.ts';
import { penaltyLaw } from './provisions.ts';

const requests = (m: Matter): readonly Fact[] => {
  const docs = issued(m, 'hearingRequest');
  return docs.length > 0 ? docs : [...m.dossier.of('hearingRequested')];
};
const firstServedNotice = view((m) => issued(m, 'priorNotice').find((notice) => servedAt(m, notice) !== null));
const step = (m: Matter, d: Fact) => m.dossier.stepOf(d);

/** 国家秘密、商业秘密、个人隐私: the three for which a hearing is closed, wherever the case tells of them. */
const secretTold = (m: Matter, notice: Fact): boolean =>
  [notice, ...issued(m, 'hearingRecord', 'hearingRequest')].some((d) => secret.test(wordsOf(d.data.fields))) ||
  m.dossier.of('hearingHeld').some((held) => secret.test(wordsOf(held.data))) ||
  secret.test(wordsOf(profileOf(m).classification));
const secret = /国家秘密|商业秘密|技术秘密|隐私|涉密|保密/;

/** 行政处罚法第六十三条、第六十四条. */
export const hearingObligations: readonly Obligation[] = [
  obligation({
    id: 'penalty-law-2021.63',
    provision: penaltyLaw('第六十三条'),
    severity: 'B',
    duty: '当事人在期限内要求听证的，组织听证',
    proof: '听证申请、听证笔录',
    exceptions: '逾期、撤回、非当事人的，书面不予',
    cure: '撤销决定，组织听证后重新作出。',
    cureBefore: '先组织听证，或者记录当事人撤回、书面说明不予组织的理由，再作决定。',
    effect: 'invalid',
    bars: ['decide'],
    trigger: requests,
    examine: (request, m): Outcome => {
      const held = firstFrom(m.dossier.of('hearingHeld'), request.at);
      if (held) return met('已举行听证', { records: [held] });
      const off = firstFrom(stepsOf(m, 'hearingWithdrawn', 'hearingRefused', 'hearingTerminated'), request.at);
      if (off)
        return off.kind === 'hearingWithdrawn' || isFilled(off.data.reason) || m.dossier.documentsOf(off).length > 0
          ? met('听证申请已撤回、书面不予，或者听证终止', { records: [off] })
          : breached(`${off.kind === 'hearingTerminated' ? '终止听证' : '不予组织听证'}没有书面说明理由`, {
              records: [off],
            });
      const notice = firstServedNotice(m);
      const served = notice && servedAt(m, notice);
      const due = served
        ? m.due(penaltyTerms.hearingRequest, { at: served.at, event: '听证告知书送达', proof: notice.key })
        : null;
      const late = due?.due != null && earlier(due.due, momentIn(request, 'requestedAt') ?? request.at);
      const decision = firstFrom(decidedPenalties(m), request.at);
      if (late) return asksJudgement('听证申请逾期，须书面告知不予组织；有不可抗力的另行认定', { due });
      // the law sets the agency no term for holding it; the five days were the party's
      return decision
        ? breached('当事人要求听证，没有举行即作出决定', { records: [decision] })
        : pending('听证尚待组织');
    },
  }),
  obligation({
    id: 'penalty-law-2021.64',
    provision: penaltyLaw('第六十四条第（二）项'),
    severity: 'B',
    duty: '听证 7 个工作日前通知',
    proof: '听证通知书送达日、听证日',
    limit: '7 个完整工作日（P04）',
    cure: '重新通知并另定听证日期。',
    effect: 'doubtful',
    bars: ['decide'],
    trigger: onDocuments('hearingNotice', 'permitHearingNotice'),
    examine: (notice, m): Outcome => {
      const served = servedAt(m, notice);
      const held = firstFrom(m.dossier.of('hearingHeld'), notice.at);
      const when = held?.at ?? momentIn(notice, 'when') ?? null;
      const records = [served?.serving.receipt, held, step(m, notice)];
      if (served === null)
        return held
          ? breached('听证通知书没有送达即举行听证', { records })
          : pending('听证通知书尚待送达', { records });
      if (when === null) return asksJudgement('听证通知书没有写明可读的听证时间', { records });
      const counted = daysBefore(penaltyTerms.hearingNotice, dayOf(served.at), dayOf(when), m.reckoningOn(served.at));
      if (!counted.ok) return asksJudgement(`${counted.refusal.message}${counted.refusal.cure}`, { records });
      if (counted.met === null) return asksJudgement('日历未核实，听证通知的提前期无法计算', { records });
      return either(counted.met, '听证七日前已通知', `听证通知不足七个工作日：${counted.text.replace(/。$/, '')}`, {
        records,
      });
    },
  }),
  obligation({
    id: 'penalty-law-2021.64.open',
    provision: penaltyLaw('第六十四条第（三）项'),
    severity: 'B',
    duty: '听证公开举行，不公开的写明法定情形',
    proof: '听证通知书',
    exceptions: '涉及国家秘密、商业秘密、个人隐私依法予以保密的',
    cure: '公开举行听证；依法不公开的，写明涉及何种秘密。',
    effect: 'doubtful',
    bars: ['decide'],
    trigger: onDocuments('hearingNotice'),
    examine: (notice, m): Outcome =>
      either(
        !/不公开|不予公开|false|^否$/.test(words(notice, 'open').trim()) || secretTold(m, notice),
        '听证公开，或者写明了不公开的情形',
        `${nameOf(notice)}定为不公开，没有写明涉及国家秘密、商业秘密或者个人隐私`,
        { records: [step(m, notice)] },
      ),
  }),
];
