import type { Fact } from '@liuhen/records';
import { dailyPenalty } from '../../calculations/daily-penalty.ts';
import { readYuan, yuanText } from '../../calculations/money.ts';
import { dayFrom, dayOf, parseDay } from '../../calendars/day.ts';
import { addedBases, repealedLawIn, unbornLawIn } from '../../legal-bases/library.ts';
import { type Matter, view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, either, met, type Outcome } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import { coercionTerms } from '../../periods/terms/coercion.ts';
import { firstUntil, lastUntil, latestUntil } from '../../reading/in-time.ts';
import { earlier, field, momentIn, nameOf, says, words, wordsOf } from '../../reading/paper.ts';
import { penaltyIn } from '../../reading/penalties.ts';
import { conductAt, issued, penaltyDecisions, profileOf } from '../../reading/phases.ts';
import { servedAt } from '../../reading/served.ts';
import { followUpOf, isDailyPenaltyOrder } from '../fusong-process-recording/article-23.ts';
import { type Law, onDocuments } from '../rulebook.ts';
import { dailyPenaltyMeasures, ecoCode } from './provisions.ts';

const ownName = [
  'penaltyDecision',
  'onSpotPenaltyDecision',
  'dailyPenaltyDecision',
  'sealSeizureDecision',
  'substitutePerformanceDecision',
] as const;
const permits = ['permitGrantDecision', 'permitRefusalDecision', 'permitChangeDecision'] as const;
const issuer = (m: Matter, d: Fact): string => {
  const seal = wordsOf(d.data.seal);
  const named = wordsOf(d.data.issuingAuthority) || words(d, 'issuingAuthority').trim();
  return /局/.test(seal) ? seal : named !== '' ? named : wordsOf(profileOf(m).inNameOf);
};
const authorised = view((m): boolean =>
  m.dossier.agency.facts.some((f) => f.kind === 'legalBasisAdded' && /自己名义|以其名义/.test(wordsOf(f.data.words))),
);
const foundStopped = view((m): boolean =>
  issued(m, 'followUpRecord').some((f) => /停产|关闭/.test(words(f, 'conclusion'))),
);

/** The report on which an order of correction rests: the last one there was. */
const reportBefore = (m: Matter, order: Fact): Fact | undefined => latestUntil(issued(m, 'expertOpinion'), order.at);

export const ecoCode2026: Law = {
  id: 'eco-code-2026',
  title: '生态环境法典（2026-08-15 施行）与按日连续处罚办法',
  reading:
    '派出机构自施行日（P15）起可以自己名义现场检查、查封、扣押、代履行和处罚，许可不在列；此前以市局名义。十部法律同时废止：行为在施行前的从旧兼从轻，须写明新旧法比较；行为在施行后只引旧法的无依据。受罚款并责令改正的排污类案件应当组织复查。',
  leftToAPerson: '新旧法孰轻；行为终了之日；复查发现的是否同一违法行为。',
  obligations: [
    obligation({
      id: 'eco-code-2026.53',
      provision: { ...ecoCode('第五十三条'), from: null },
      severity: 'B',
      duty: '执法名义与权限相符',
      proof: '决定书署名、印章',
      exceptions: '法律、法规、规章另有授权',
      cure: '以设立该派出机构的行政机关名义重新作出。',
      cureBefore: '改以设立该派出机构的行政机关名义签发。',
      effect: 'invalid',
      bars: ['decide', 'serve'],
      trigger: onDocuments(...ownName, ...permits),
      examine: (d, m) => {
        const name = issuer(m, d);
        if (!/分局/.test(name)) return met('以行政机关名义作出');
        if (authorised(m)) return met('本机关另有授权，可以自己名义作出');
        if ((permits as readonly string[]).includes(d.kind))
          return breached(`${nameOf(d)}以“${name}”名义作出许可，法典第五十三条没有授权`, {
            records: [m.dossier.stepOf(d)],
          });
        const from = parseDay(m.parametersOn(d.at).P15.day) ?? dayFrom(2026, 8, 15);
        return either(
          dayOf(d.at) >= from,
          '施行后可以自己名义作出',
          `${nameOf(d)}以“${name}”名义作出，而 ${m.parametersOn(d.at).P15.day} 之前分局不能以自己名义实施`,
          { records: [m.dossier.stepOf(d)] },
        );
      },
    }),
    obligation({
      id: 'eco-code-2026.1057',
      readsContent: true,
      provision: ecoCode('第一千零五十七条'),
      severity: 'B',
      duty: '引用现行有效的依据；从旧兼从轻的写明新旧法比较',
      proof: '决定书依据、新旧法比较说明',
      judge: 'both',
      judgedBy: '法制科',
      cure: '改引法典条款，或者补写新旧法轻重比较。',
      effect: 'doubtful',
      bars: ['decide', 'serve'],
      trigger: (m) => [
        ...penaltyDecisions(m),
        ...issued(m, 'onSpotPenaltyDecision', 'productionRestrictionDecision', 'sealSeizureDecision'),
      ],
      examine: (d, m): Outcome => {
        const cited = `${words(d, 'violated', 'basis')}`;
        const old = repealedLawIn(cited, d.at, addedBases(m.dossier.agency));
        if (old === null) return met('没有引用已废止的法律');
        if (/生态环境法典/.test(cited)) return met('同时引用了法典');
        // a measure is taken under the law of its own day, whenever the conduct was
        if (d.kind === 'sealSeizureDecision')
          return breached(`${nameOf(d)}只引用已废止的《${old}》，查封、扣押的依据应为生态环境法典第五十二条`, {
            records: [m.dossier.stepOf(d)],
          });
        const compared =
          says(d, 'lawComparison', 'newOldComparison') || /从旧兼从轻|新旧法|较轻/.test(wordsOf(d.data.fields));
        const conduct = conductAt(m);
        if (conduct === null)
          return compared
            ? met('已写明新旧法比较')
            : asksJudgement(`${nameOf(d)}引用已废止的《${old}》，而违法行为终了日没有登记，请认定并写明新旧法比较`);
        if (dayOf(conduct) >= dayFrom(2026, 8, 15))
          return breached(`违法行为发生在法典施行之后，${nameOf(d)}只引用已废止的《${old}》`, {
            records: [m.dossier.stepOf(d)],
          });
        return either(compared, '已写明新旧法比较', `${nameOf(d)}引用已废止的《${old}》，没有写明新旧法轻重比较`, {
          severity: 'W',
          records: [m.dossier.stepOf(d)],
        });
      },
    }),
    obligation({
      id: 'eco-code-2026.1242',
      provision: { ...ecoCode('第一千二百四十二条'), from: null },
      severity: 'B',
      duty: '不引用尚未施行的法律',
      proof: '决定书依据',
      cure: '改引当时有效的依据。',
      effect: 'doubtful',
      bars: ['serve'],
      trigger: (m) => [
        ...penaltyDecisions(m),
        ...issued(m, 'onSpotPenaltyDecision', 'permitGrantDecision', 'permitRefusalDecision'),
      ],
      examine: (d, m) => {
        const unborn = unbornLawIn(words(d, 'violated', 'basis'), d.at);
        return either(unborn === null, '依据均已施行', `${nameOf(d)}引用当时尚未施行的《${unborn}》`, {
          records: [m.dossier.stepOf(d)],
        });
      },
    }),
    obligation({
      id: 'eco-code-2026.1060',
      provision: { ...dailyPenaltyMeasures('第十条；生态环境法典第一千零六十条') },
      severity: 'V',
      duty: '排污类案件自责令改正送达之日起 30 日内复查',
      proof: '复查笔录',
      limit: '30 日',
      cure: '立即复查；逾期的写明原因。',
      trigger: (m) =>
        issued(m, 'correctionOrder').filter((o) => isDailyPenaltyOrder(o) && followUpOf(m, o) !== undefined),
      examine: (order, m) => {
        const found = followUpOf(m, order);
        const served = servedAt(m, order)?.at ?? order.at;
        const due = m.due(coercionTerms.reinspection, { at: served, event: '责令改正决定书送达', proof: order.key });
        if (due.due === null || found === undefined) return asksJudgement('复查期限无法计算，请认定', { due });
        return earlier(due.due, found.at)
          ? { status: 'metLate', found: `${nameOf(order)}送达后超过三十日才复查`, due, records: [found], cure: null }
          : met('三十日内已复查', { due, records: [found] });
      },
    }),
    obligation({
      id: 'daily-penalty-2015.8',
      provision: { ...dailyPenaltyMeasures('第八条') },
      severity: 'V',
      duty: '取得监测报告后 3 个工作日内送达责令改正决定书',
      proof: '监测报告、责令改正决定书的送达回证',
      limit: '3 个工作日',
      cure: '立即送达责令改正决定书，写明逾期的原因。',
      trigger: (m) => issued(m, 'correctionOrder').filter((o) => isDailyPenaltyOrder(o) && reportBefore(m, o)),
      examine: (order, m) => {
        const report = reportBefore(m, order);
        if (report === undefined) return met('没有监测报告');
        const served = servedAt(m, order);
        return timed(
          m,
          coercionTerms.correctionService,
          { at: report.at, event: '取得监测报告', proof: report.key },
          served?.at ?? null,
          '送达责令改正决定书',
          { records: [report, served?.serving.receipt] },
        );
      },
    }),
    obligation({
      id: 'daily-penalty-2015.19',
      readsContent: true,
      provision: dailyPenaltyMeasures('第十七条、第十九条'),
      severity: 'B',
      duty: '按日连续处罚数额为原罚款数额乘以计罚日数',
      proof: '决定书的起止日、日数、数额',
      cure: '重新计算并更正决定书。',
      effect: 'invalid',
      bars: ['decide', 'serve'],
      trigger: onDocuments('dailyPenaltyDecision'),
      examine: (d, m): Outcome => {
        const original = firstUntil(issued(m, 'penaltyDecision'), d.at);
        const order = lastUntil(issued(m, 'correctionOrder'), d.at);
        const amount = readYuan(field(d, 'amount'));
        const [served, foundAt] = [order && servedAt(m, order)?.at, momentIn(d, 'to')];
        if (original === undefined) return breached('没有原处罚决定即按日连续处罚', { records: [m.dossier.stepOf(d)] });
        if (!served || foundAt === null || amount === null)
          return asksJudgement('责令改正送达日、复查日或者数额无法读出，请核对', { records: [original, order] });
        const result = dailyPenalty({
          originalFine: penaltyIn(m, original).fine,
          correctionServedOn: dayOf(served),
          foundOn: dayOf(foundAt),
          stoppedProduction: foundStopped(m),
        });
        if (!result.ok)
          return breached(result.refusal.message.replace(/。$/, ''), {
            records: [original, order],
            cure: result.refusal.cure,
          });
        return either(
          result.penalty.amount === amount,
          '数额计算正确',
          `${nameOf(d)}数额 ${yuanText(amount)} 元，应为 ${yuanText(result.penalty.amount)} 元`,
          { records: [original, order] },
        );
      },
    }),
  ],
};
