import { type Fact, isFilled } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, either, met, type Outcome } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import { penaltyTerms } from '../../periods/terms/penalty.ts';
import { earlier, field, nameOf, rowsOf, says, words, wordsOf } from '../../reading/paper.ts';
import { disposalOf, isRegistration, paperOfPreservation, preservations } from '../../reading/preservation.ts';
import { headApproved, headPlaceSignings } from '../../reading/signers.ts';
import { type Article, regulation } from '../rulebook.ts';

const papersOf = (m: Matter, act: Fact) =>
  [paperOfPreservation(m, act, 'preservationApproval'), paperOfPreservation(m, act, 'preservationNotice')] as const;
const reasonIn = (d: Fact | undefined): boolean =>
  d !== undefined && says(d, 'reason') && !/同审批表|见审批表/.test(words(d, 'reason'));

export const article13: Article = {
  number: 13,
  title: '证据保全',
  words: [
    '在证据可能灭失或以后难以取得的情况下，行政执法大队采取证据保全措施的，应记录以下事项：',
    '（一）证据保全的启动理由；',
    '（二）证据保全的具体标的；',
    '（三）证据保全的形式，包括先行登记保存证据法定文书、复制、音像、鉴定、勘验、制作询问笔录等。',
  ],
  reading:
    '先行登记保存由负责人批准，七个工作日内处理；紧急的即时报请，二十四小时内补办。逾期不处理，先行登记保存自动解除。',
  leftToAPerson: '证据是否确有灭失可能。',
  obligations: [
    obligation({
      id: 'A13.1',
      provision: regulation(13, '第（一）项'),
      severity: 'B',
      duty: '记录证据保全的启动理由',
      proof: '审批表、通知书的理由',
      limit: '实施前',
      exceptions: '紧急：即时报请，24 小时补办（办法第三十二条）',
      cure: '补写可能灭失或者以后难以取得的理由，报负责人确认。',
      effect: 'doubtful',
      bars: ['conclude', 'decide'],
      trigger: preservations,
      examine: (act, m) => {
        const papers = papersOf(m, act);
        return either(papers.some(reasonIn), '已记录保全理由', '证据保全没有记录启动理由', { records: [...papers] });
      },
    }),
    obligation({
      id: 'A13.2',
      provision: regulation(13, '第（二）项'),
      severity: 'B',
      duty: '记录保全的具体标的',
      proof: '清单：名称、数量、特征、地点、保管人',
      limit: '当场清点签名',
      cure: '补作清单并由当事人确认。',
      effect: 'doubtful',
      bars: ['conclude', 'decide'],
      trigger: preservations,
      examine: (act, m) => {
        const [approval, notice] = papersOf(m, act);
        const list = paperOfPreservation(m, act, 'evidenceList');
        const items = list === undefined ? [] : rowsOf(field(list, 'items'));
        const complete = items.length > 0 && items.every((i) => isFilled(i.name) && isFilled(i.qty));
        return either(
          complete,
          '已记录具体标的',
          list === undefined ? '证据保全没有清单' : '证据保全清单没有写明名称、数量',
          { records: [list, approval, notice] },
        );
      },
    }),
    obligation({
      id: 'A13.3',
      provision: regulation(13, '第（三）项'),
      severity: 'B',
      duty: '记录保全的形式',
      proof: '保全形式（先行登记保存、复制、音像等）',
      cure: '补填保全形式。',
      bars: ['conclude', 'decide'],
      trigger: preservations,
      examine: (act, m) => {
        const [approval, notice] = papersOf(m, act);
        const formed = [approval, notice, act].some((d) => d !== undefined && says(d, 'forms', 'form'));
        return either(formed, '已记录保全形式', '证据保全没有记录形式', { records: [approval, notice] });
      },
    }),
    obligation({
      id: 'A13.4',
      provision: { ...regulation(13), law: '制度', article: '第十三条；行政处罚法第五十六条' },
      severity: 'V',
      duty: '先行登记保存经负责人批准，7 个工作日内处理',
      proof: '批准表、处理决定',
      limit: '7 个工作日',
      cure: null,
      effect: 'invalid',
      bars: ['decide'],
      trigger: preservations,
      examine: (act, m): Outcome[] => {
        const [approval, notice] = papersOf(m, act);
        if (!isRegistration(m, act)) return [met('保全形式不是先行登记保存')];
        const start = notice ?? act;
        const disposal = disposalOf(m, act);
        return [
          approved(m, act, approval),
          timed(
            m,
            penaltyTerms.evidenceRegistration,
            { at: act.kind === 'evidencePreserved' ? act.at : start.at, event: '先行登记保存', proof: start.key },
            disposal ?? null,
            '处理先行登记保存的证据',
            {
              records: [notice, disposal, disposal && m.dossier.stepOf(disposal)],
              cure: disposal ? null : '先行登记保存已自动解除：立即退还，需要继续固定的另行取证。',
            },
          ),
        ];
      },
    }),
  ],
};

function approved(m: Matter, act: Fact, approval: Fact | undefined): Outcome {
  const detail = { severity: 'B' as const, cure: '报负责人批准；不批准的立即解除。', records: [approval] };
  if (approval === undefined) return breached('先行登记保存没有负责人批准', detail);
  const head = headApproved(m, approval);
  const place = headPlaceSignings(m, approval)[0];
  if (head === null && place === undefined) return breached(`${nameOf(approval)}没有负责人签名批准`, detail);
  const at = head?.at ?? place?.fact.at ?? approval.at;
  const urgent =
    field(approval, 'urgent') === true || act.data.urgent === true || /紧急/.test(wordsOf(field(approval, 'urgent')));
  if (!earlier(act.at, at)) return met('先行登记保存已经负责人批准', detail);
  if (!urgent) return breached('先行登记保存在负责人批准之前实施，且不是紧急情况', { ...detail, cure: null });
  const late = timed(m, penaltyTerms.emergencyRegistrationApproval, act, at, '补办先行登记保存批准', detail);
  return late.status === 'metLate' ? { ...late, severity: 'V', cure: null } : late;
}
