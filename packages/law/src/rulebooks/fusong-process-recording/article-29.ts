import type { Fact } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, complete, either, met, type Outcome } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import { regulationTerms } from '../../periods/terms/regulation.ts';
import { earliestFrom, lastUntil } from '../../reading/in-time.ts';
import { nameOf, says, words, wordsOf } from '../../reading/paper.ts';
import { issued, stepsOf } from '../../reading/phases.ts';
import { partySignings, signings } from '../../reading/signers.ts';
import { type Article, onDocuments, regulation } from '../rulebook.ts';

/** A handing over of copies: the receipt, the step without one, or the release itself. */
const deliveries = (m: Matter): readonly Fact[] => {
  const receipts = issued(m, 'copyDelivery').filter((d) => !says(d, 'refusal'));
  const bare = m.dossier
    .of('copyDelivered')
    .filter((s) => !m.dossier.documentsOf(s).some((d) => d.kind === 'copyDelivery'));
  return [...receipts, ...bare, ...m.dossier.of('copyReleased')];
};
const refusals = (m: Matter): readonly Fact[] =>
  issued(m, 'copyApproval').filter((d) => /不同意|不予/.test(words(d, 'headOpinion')));
const approvalBefore = (m: Matter, delivery: Fact): Fact | undefined =>
  lastUntil(issued(m, 'copyApproval'), delivery.at);
const byAgent = (application: Fact): boolean => /代理人|受托人|律师/.test(words(application, 'applicant', 'identity'));
const authorised = (m: Matter, application: Fact): boolean =>
  issued(m, 'powerOfAttorney').length > 0 || /授权|委托书/.test(words(application, 'applicant', 'identity', 'agent'));
const headOfBranch = (offices: readonly string[]): boolean =>
  offices.includes('bureauHead') || offices.includes('deputyHead');

export const article29: Article = {
  number: 29,
  title: '复制',
  words: ['当事人根据需要申请复制相关执法全过程记录信息的，经县分局负责人同意，可复制使用，依法应保密的除外。'],
  reading: '须经县分局负责人同意，大队长、档案员不能代批。不同意的写明理由和依据：复议、诉讼中的查阅权不因此消灭。',
  leftToAPerson: '是否“依法应保密”。',
  obligations: [
    obligation({
      id: 'A29.1',
      provision: regulation(29),
      severity: 'B',
      duty: '受理复制申请并记录身份、范围、用途',
      proof: '复制申请表、授权',
      limit: 'P14（内部）',
      cure: '补填申请表。',
      bars: ['copy'],
      trigger: (m) => {
        const docs = issued(m, 'copyApplication');
        return docs.length > 0 ? docs : m.dossier.of('copyRequested');
      },
      examine: (application, m): Outcome => {
        if (application.family !== 'document') return breached('申请复制没有申请表');
        const form = complete(
          nameOf(application),
          [
            [says(application, 'applicant'), '申请人'],
            [says(application, 'identity'), '身份核验'],
            [says(application, 'request'), '复制范围'],
            [says(application, 'purpose'), '用途'],
            [!byAgent(application) || authorised(m, application), '代理人的授权委托书'],
          ],
          { records: [m.dossier.stepOf(application)] },
        );
        if (form.status !== 'met') return form;
        const answer = earliestFrom(
          [...issued(m, 'copyApproval', 'copyDelivery'), ...stepsOf(m, 'copyApproved', 'copyRefused', 'copyDelivered')],
          application.at,
        );
        const reply = timed(
          m,
          regulationTerms.copyReply,
          { at: application.at, event: '收到复制申请', proof: application.key },
          answer ?? null,
          '答复复制申请',
          { severity: 'W', records: [m.dossier.stepOf(application), answer] },
        );
        return reply.status === 'metLate' || reply.status === 'overdue' ? reply : form;
      },
    }),
    obligation({
      id: 'A29.2',
      provision: regulation(29),
      severity: 'B',
      duty: '经县分局负责人同意才可复制',
      proof: '复制审批表的负责人签名',
      cure: '收回复制件，报分局负责人审批。',
      bars: ['copy'],
      trigger: deliveries,
      examine: (delivery, m): Outcome => {
        const approval = approvalBefore(m, delivery);
        const records = [m.dossier.stepOf(delivery), approval];
        if (approval === undefined) return breached('未经县分局负责人同意即提供复制件', { records });
        if (/不同意/.test(words(approval, 'headOpinion')))
          return breached('负责人不同意复制而提供了复制件', { records });
        const signed = signings(m, approval).some((s) => headOfBranch(s.offices));
        return either(signed, '已经县分局负责人同意', `${nameOf(approval)}没有县分局负责人签名，其他人不能代批`, {
          records,
        });
      },
    }),
    obligation({
      id: 'A29.3',
      provision: regulation(29),
      severity: 'B',
      duty: '依法应保密的，遮蔽后提供或者不予提供',
      proof: '保密审查、遮蔽记录',
      judge: 'both',
      judgedBy: '保密审查人',
      cure: '补作保密审查；已泄露的按泄密事件处理。',
      bars: ['copy'],
      trigger: (m) => [...deliveries(m), ...refusals(m)],
      examine: (delivery, m) => {
        if (delivery.kind === 'copyApproval') {
          const step = m.dossier.stepOf(delivery);
          const reasoned =
            says(delivery, 'reason', 'basis') ||
            wordsOf(step?.data.reason).trim() !== '' ||
            /因|依据|涉及|属于|理由/.test(words(delivery, 'headOpinion', 'secrecyCheck'));
          const told =
            step !== undefined &&
            m.dossier.documentsOf(step).some((d) => d.kind === 'copyDelivery' && says(d, 'refusal'));
          return either(reasoned || told, '不同意复制已说明理由', `${nameOf(delivery)}不同意复制，没有写明理由和依据`, {
            records: [step],
          });
        }
        const approval = approvalBefore(m, delivery);
        const checked =
          says(delivery, 'secrecyCheck', 'masking', 'masks') ||
          (approval !== undefined && says(approval, 'secrecyCheck'));
        return either(checked, '已作保密审查', '提供复制件没有保密审查、遮蔽记录', {
          records: [m.dossier.stepOf(delivery), approval],
        });
      },
    }),
    obligation({
      id: 'A29.4',
      provision: regulation(29),
      severity: 'W',
      duty: '交付留痕：份数、校验值、签收',
      proof: '交付回执',
      cure: '补作交付回执并由领取人签收。',
      trigger: onDocuments('copyDelivery'),
      examine: (delivery, m) =>
        says(delivery, 'refusal')
          ? met('不予复制')
          : complete(nameOf(delivery), [
              [says(delivery, 'items'), '交付清单'],
              [says(delivery, 'hash', 'watermark', 'copies'), '份数、水印或者校验值'],
              [partySignings(m, delivery).length > 0, '领取人签收'],
            ]),
    }),
  ],
};
