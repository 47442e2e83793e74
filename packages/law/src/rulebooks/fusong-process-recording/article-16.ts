import { type DocumentFact, isFilled } from '@liuhen/records';
import { type Matter, view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, either, met, pending } from '../../obligations/outcome.ts';
import { firstUntil } from '../../reading/in-time.ts';
import { nameOf, says, words, wordsOf } from '../../reading/paper.ts';
import { issued, permitDecisionTypes } from '../../reading/phases.ts';
import { headApproved, headPlaceSignings, headSignings } from '../../reading/signers.ts';
import { type Article, regulation } from '../rulebook.ts';

const approvals = [
  'caseDisposalApproval',
  'caseClosureApproval',
  'nonInitiationApproval',
  'nonFilingApproval',
  'caseWithdrawalApproval',
  'investigationSuspension',
  'sealSeizureExtension',
  'crimeTransferApproval',
] as const;
const forms = view((m): readonly DocumentFact[] => approvals.flatMap((type) => issued(m, type)));
const disposals = view((m) => forms(m).filter((f) => f.kind === 'caseDisposalApproval'));
const decided = (m: Matter) => issued(m, 'penaltyDecision', ...permitDecisionTypes, 'nonPenaltyDecision');

/** 可靠的电子签名: it names its certificate or what it was given over (电子签名法第十三、十四条). */
const reliable = (data: Record<string, unknown>): boolean =>
  !/电子/.test(wordsOf(data.method)) || ['certSerial', 'docHash', 'over'].some((key) => isFilled(data[key]));

export const article16: Article = {
  number: 16,
  title: '负责人审批',
  words: ['负责人审批记录包括负责人签署意见、负责人签名。'],
  reading:
    '每次审批既要写明意见（不能只写“已阅”），又要签名（手写影像或者可靠的电子签名）。启动审批、登记保存、复制各有其条，不在此重复。',
  leftToAPerson: '意见是否经过思考。',
  obligations: [
    obligation({
      id: 'A16.1',
      provision: regulation(16),
      severity: 'B',
      who: '负责人',
      duty: '负责人签署意见',
      proof: '审批表的负责人意见（非空、非“已阅”）',
      cure: '由负责人补签明确意见。',
      effect: 'doubtful',
      bars: ['decide', 'close'],
      trigger: (m) => [...forms(m), ...decided(m).filter((d) => firstUntil(disposals(m), d.at) === undefined)],
      examine: (form, m) => {
        if (form.kind.endsWith('Decision'))
          return m.dossier.approvalsOf(form).some((a) => a.data.opinion.trim() !== '')
            ? met('负责人已签署意见')
            : breached(`${nameOf(form)}作出前没有负责人审批记录（只有签名，没有意见）`, {
                records: [m.dossier.stepOf(form)],
              });
        const opinion = words(form, 'headOpinion', 'headDecision').trim();
        const onScreen = m.dossier.approvalsOf(form).some((a) => a.data.opinion.trim() !== '');
        if (onScreen && opinion === '') return met('负责人已签署意见');
        if (opinion === '')
          return says(form, 'handlerOpinion') || headSignings(m, form).length > 0 || form.origin === 'import'
            ? breached(`${nameOf(form)}没有负责人意见`, { records: [m.dossier.stepOf(form)] })
            : pending('尚待负责人审批');
        return either(
          !/^(已阅|阅|已阅。|知)$/.test(opinion),
          '负责人已签署意见',
          `${nameOf(form)}的负责人意见只写“${opinion}”`,
          { records: [m.dossier.stepOf(form)] },
        );
      },
    }),
    obligation({
      id: 'A16.2',
      provision: regulation(16),
      severity: 'B',
      who: '负责人',
      duty: '负责人签名',
      proof: '手写签名或者可靠的电子签名',
      cure: '由负责人本人补签名。',
      effect: 'doubtful',
      bars: ['decide', 'close'],
      trigger: forms,
      examine: (form, m) => {
        const head = headApproved(m, form);
        const placed = headPlaceSignings(m, form);
        const signed = head?.fact ?? placed[0]?.fact;
        if (signed === undefined)
          return form.origin !== 'import' && !says(form, 'headOpinion')
            ? pending('尚待负责人审批签名')
            : breached(`${nameOf(form)}没有负责人签名`, { records: [m.dossier.stepOf(form)] });
        return either(
          signed.kind !== 'signature' || reliable(signed.data),
          '负责人已签名',
          `${nameOf(form)}的负责人电子签名没有证书或者签署版本，不能认定可靠`,
          { records: [signed] },
        );
      },
    }),
  ],
};
