import { obligation } from '../../obligations/obligation.ts';
import { blocked, breached, met, pending } from '../../obligations/outcome.ts';
import { nameOf } from '../../reading/paper.ts';
import { closing } from '../../reading/phases.ts';
import { lastServingOf, receiptsOf, servedAt } from '../../reading/served.ts';
import { type Law, onDocuments } from '../rulebook.ts';
import { civilProcedure } from './provisions.ts';

export const civilProcedure2023: Law = {
  id: 'civil-procedure-2023',
  title: '民事诉讼法（2023）关于送达的规定',
  reading:
    '送达须有回证（第八十七条）。各方式的要件与制度第十八条至第二十二条合并判断，效力依本法。处罚决定书的送达期限另见行政处罚法第六十一条。',
  leftToAPerson: '住所地外拒签、公告前的下落不明。',
  obligations: [
    obligation({
      id: 'civil-procedure-2023.87',
      provision: civilProcedure('第八十七条'),
      severity: 'B',
      duty: '对外的决定、通知须送达并有回证',
      proof: '送达回证',
      cure: '依法送达并取得回证。',
      effect: 'invalid',
      bars: ['enforce', 'close'],
      trigger: onDocuments(
        'correctionOrder',
        'permitGrantDecision',
        'permitRefusalDecision',
        'permitChangeDecision',
        'nonPenaltyDecision',
        'additionalFineDecision',
        'enforcementDecision',
        'substitutePerformanceDecision',
        'productionRestrictionDecision',
      ),
      examine: (d, m) => {
        const served = servedAt(m, d);
        if (served) return met('已送达', { records: [served.serving.receipt] });
        const tried = lastServingOf(m, d);
        if (tried !== undefined)
          return blocked(`${nameOf(d)}的送达尚未成立（${tried.why}）`, {
            records: receiptsOf(m, d),
            cure: '依法重新送达。',
          });
        const end = closing(m);
        return end ? breached(`已结案，${nameOf(d)}没有送达回证`, { records: [end] }) : pending(`${nameOf(d)}尚待送达`);
      },
    }),
  ],
};
