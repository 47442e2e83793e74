import type { Fact } from '@liuhen/records';
import { isFilled } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, complete, either, met, type Outcome, pending } from '../../obligations/outcome.ts';
import { firstFrom } from '../../reading/in-time.ts';
import { earlier, earliest, field, nameOf, rows, says, words, wordsOf } from '../../reading/paper.ts';
import { isExOfficio } from '../../reading/permit-act.ts';
import { issued, permitDecisions, procedureName } from '../../reading/phases.ts';
import { partySignings } from '../../reading/signers.ts';
import { type Article, onDocuments, onSteps, regulation } from '../rulebook.ts';

/** The application: its first trace in the case. One occasion a case; none where the agency acts of itself (行政许可法第六十九条、第七十条). */
const onApplication = (m: Matter): readonly Fact[] => {
  if (isExOfficio(m)) return [];
  const traces = [
    ...onSteps(
      'oralApplication',
      'applicationRegistered',
      'applicationFormCompleted',
      'permitChangeRequested',
      'permitRenewalRequested',
    )(m),
    ...issued(m, 'applicationRegister', 'permitApplicationForm', 'oralApplicationRecord', 'applicationReceipt'),
  ];
  const first = earliest(traces) ?? (procedureName(m) === 'permit' ? m.opening : undefined);
  return first ? [first] : [];
};
const isOral = (m: Matter): boolean =>
  m.dossier.of('oralApplication').length > 0 ||
  m.dossier.documents('oralApplicationRecord').length > 0 ||
  issued(m, 'applicationRegister').some((d) => /口头/.test(words(d, 'channel')));
const answers = ['acceptanceNotice', 'nonAcceptanceNotice', 'permitNotRequiredNotice'] as const;
/** Missing before anything has been decided is still to come; after that it is broken. */
const lacking = (m: Matter, found: string, detail = {}): Outcome => {
  const decision = permitDecisions(m)[0];
  return decision ? breached(found, { ...detail, records: [decision] }) : pending(found, detail);
};

export const article06: Article = {
  number: 6,
  title: '依申请事项的记录',
  words: [
    '行政执法大队应对公民、法人或其他组织依法申请办理的事项，应依照有关法律法规和规章规定对申请登记、口头申请、受理或不予受理、当场更正申请材料中的错误、出具书面凭证或回执以及一次性告知申请人需补正的全部内容等予以记录。',
  ],
  reading:
    '申请、受理、更正、凭证、补正各有一份文书；补正只告知一次。书面凭证须盖章并注明日期（行政许可法第三十二条第二款）。',
  leftToAPerson: '再次告知补正是否由新交材料引出。',
  obligations: [
    obligation({
      id: 'A06.1',
      provision: regulation(6),
      severity: 'B',
      duty: '登记申请',
      proof: '申请登记表：申请人、事项、时间、渠道、材料',
      limit: '当日（内部目标）',
      cure: '补填申请登记表。',
      bars: ['decide'],
      trigger: onApplication,
      examine: (first, m) => {
        const register = issued(m, 'applicationRegister')[0];
        if (register === undefined) return breached('没有申请登记表', { records: [first] });
        return complete(
          '申请登记',
          [
            [says(register, 'applicant', 'partyName') || isFilled(m.dossier.party?.name), '申请人'],
            [says(register, 'matterCode'), '申请事项'],
            [says(register, 'receivedAt') || isFilled(register.data.issuedAt), '收到时间'],
            [says(register, 'channel'), '渠道'],
            [says(register, 'materials'), '材料清单'],
          ],
          { records: [register] },
        );
      },
    }),
    obligation({
      id: 'A06.2',
      provision: regulation(6),
      severity: 'B',
      duty: '口头申请制作笔录并由申请人确认',
      proof: '口头申请笔录、申请人签名',
      limit: '当场',
      exceptions: '依法须书面申请的不受理口头申请',
      cure: '补作笔录并由申请人签名确认。',
      bars: ['decide'],
      trigger: (m) => (isOral(m) ? onApplication(m) : []),
      examine: (_, m) => {
        const record = issued(m, 'oralApplicationRecord')[0];
        if (record === undefined)
          return breached('口头申请没有制作笔录', { records: [...m.dossier.of('oralApplication')] });
        return either(partySignings(m, record).length > 0, '口头申请笔录已由申请人签名', '口头申请笔录没有申请人签名', {
          records: [record, m.dossier.stepOf(record)],
        });
      },
    }),
    obligation({
      id: 'A06.3',
      provision: regulation(6),
      severity: 'B',
      duty: '出具受理或者不予受理的书面凭证，盖章并注明日期',
      proof: '受理通知书、不予受理通知书',
      limit: '5 个工作日（排污许可 3 日），逾期视为受理（行政许可法第三十二条、排污许可管理条例第九条）',
      cure: '出具加盖专用印章并注明日期的通知书。',
      bars: ['decide'],
      trigger: onApplication,
      examine: (_, m) => {
        const answer = issued(m, ...answers)[0];
        if (answer === undefined) return lacking(m, '没有出具受理或者不予受理的书面凭证');
        const reasons = answer.kind === 'acceptanceNotice' || says(answer, 'reason');
        return complete(
          nameOf(answer),
          [
            [isFilled(answer.data.seal), '印章'],
            [isFilled(answer.data.issuedAt) || says(answer, 'acceptedOn', 'issuedOn'), '日期'],
            [reasons, '不予受理的理由'],
          ],
          { records: [answer, m.dossier.stepOf(answer)] },
        );
      },
    }),
    obligation({
      id: 'A06.4',
      provision: regulation(6),
      severity: 'V',
      duty: '记录当场更正',
      proof: '更正前后内容、申请人签认',
      limit: '当场',
      cure: '补作更正记录并由申请人签认。',
      trigger: (m) => {
        const steps = m.dossier.of('onSpotCorrection');
        return steps.length > 0 ? steps : issued(m, 'onSpotCorrectionRecord');
      },
      examine: (fact, m) => {
        const record =
          fact.family === 'document'
            ? fact
            : m.dossier.documentsOf(fact).find((d) => d.kind === 'onSpotCorrectionRecord');
        if (record === undefined) return breached('当场更正没有记录');
        return complete(
          '当场更正记录',
          [
            [rows(record, 'corrections').some((r) => isFilled(r.from) && isFilled(r.to)), '更正前后的内容'],
            [partySignings(m, record).length > 0, '申请人签认'],
          ],
          { records: [record] },
        );
      },
    }),
    obligation({
      id: 'A06.5',
      provision: regulation(6),
      severity: 'B',
      duty: '出具收件凭证',
      proof: '申请材料接收凭证',
      limit: '当日（内部目标）',
      cure: '补出收件凭证。',
      bars: ['decide'],
      trigger: (m) => [...onApplication(m), ...m.dossier.of('materialsSupplemented')],
      examine: (fact, m) => {
        const receipts = issued(m, 'applicationReceipt');
        const supplement = m.dossier.of('materialsSupplemented')[0];
        const receipt =
          fact.kind === 'materialsSupplemented'
            ? (m.dossier.documentsOf(fact).find((d) => d.kind === 'applicationReceipt') ?? firstFrom(receipts, fact.at))
            : receipts.find(
                (d) =>
                  supplement === undefined ||
                  (earlier(d.at, supplement.at) && m.dossier.stepOf(d)?.id !== supplement.id),
              );
        if (receipt === undefined)
          return breached(
            fact.kind === 'materialsSupplemented' ? '收到补正材料没有出具凭证' : '收到申请材料没有出具凭证',
          );
        return complete(
          nameOf(receipt),
          [
            [isFilled(receipt.data.seal), '印章'],
            [isFilled(receipt.data.issuedAt) || says(receipt, 'receivedAt'), '日期'],
            [says(receipt, 'items'), '材料清单'],
          ],
          { records: [receipt] },
        );
      },
    }),
    obligation({
      id: 'A06.6',
      provision: regulation(6),
      severity: 'V',
      duty: '一次性告知需补正的全部内容',
      proof: '补正告知书：次数、内容、送达',
      limit: '当场或者 5 个工作日（排污许可 3 日）',
      exceptions: '申请人新交材料引出的新问题',
      judge: 'both',
      judgedBy: '法制科',
      cure: null,
      trigger: onDocuments('correctionNotice'),
      examine: (notice, m) => {
        if (rows(notice, 'deficiencies').length === 0)
          return breached('补正告知书没有写明需补正的内容', {
            severity: 'B',
            cure: '重新出具写明全部内容的补正告知书。',
          });
        const first = earliest(issued(m, 'correctionNotice'));
        const second = (first !== undefined && first.id !== notice.id) || Number(wordsOf(field(notice, 'ordinal'))) > 1;
        if (!second) return met('一次性告知补正', { records: [m.dossier.stepOf(notice)] });
        return /新交|新提交|补正后新|新问题/.test(words(notice, 'deficiencies', 'note', 'reason'))
          ? asksJudgement('再次告知补正，称由新交材料引出，请认定')
          : breached('第二次告知补正，不得提出首次已具备而未告知的内容', {
              records: [first, m.dossier.stepOf(notice)],
            });
      },
    }),
    obligation({
      id: 'A06.7',
      provision: regulation(6),
      severity: 'B',
      duty: '记录补正情况，齐全即受理',
      proof: '补正记录、受理通知书',
      cure: '对补正后的申请出具受理通知书。',
      bars: ['decide'],
      trigger: onSteps('materialsSupplemented'),
      examine: (step, m) => {
        const answer = firstFrom(issued(m, ...answers, 'correctionNotice'), step.at);
        return answer
          ? met('补正后已作出处理', { records: [answer] })
          : lacking(m, '补正材料后没有受理或者不予受理的记录');
      },
    }),
  ],
};
