import { type Fact, isFilled } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, either, excused, met, type Outcome } from '../../obligations/outcome.ts';
import { filmed } from '../../reading/filmed-act.ts';
import { field, nameOf, rowsOf, says } from '../../reading/paper.ts';
import { servingOn } from '../../reading/served.ts';
import { hasRecording, servings } from '../../reading/services.ts';
import { outsideWitnesses, witnessSignings } from '../../reading/signers.ts';
import { type Article, regulation } from '../rulebook.ts';

const left = (m: Matter): readonly Fact[] =>
  servings(m)
    .filter((s) => s.method === 'leaving')
    .map((s) => s.receipt);
const recordOf = (m: Matter, receipt: Fact): Fact | undefined => {
  const step = m.dossier.stepOf(receipt);
  return step && m.dossier.documentsOf(step).find((d) => d.kind === 'lienServiceRecord');
};
const effectOn = (m: Matter, receipt: Fact) => servingOn(m, receipt)?.effect ?? null;
const detail = (m: Matter, receipt: Fact) => ({
  records: [recordOf(m, receipt), m.dossier.stepOf(receipt)],
  effect: effectOn(m, receipt),
});
const refusal = (receipt: Fact) => rowsOf(field(receipt, 'refusal'))[0] ?? {};

export const article20: Article = {
  number: 20,
  title: '留置送达',
  words: [
    '留置送达方式应符合法定形式，在送达回证上记明拒收事由和日期，由送达人、见证人签名或盖章，把执法文书留在受送达人的住所，并采用音像记录等方式记录送达过程。',
  ],
  reading: '见证人签名与音像记录并用（P07=strict），严于民诉法第八十九条的择一；效力另按国家法判断，两轴不合并。',
  leftToAPerson: '留置处所是否住所；见证人身份是否适格。',
  obligations: [
    obligation({
      id: 'A20.1',
      provision: { ...regulation(20), article: '第二十条；民诉法第八十九条' },
      severity: 'B',
      duty: '受送达人拒收时才可留置，且留在其住所',
      proof: '回证的拒收记载、留置处所',
      judge: 'both',
      judgedBy: '法制科',
      cure: '重新送达；留置须在受送达人住所。',
      bars: ['enforce', 'close'],
      trigger: left,
      examine: (receipt, m) => {
        const serving = servingOn(m, receipt);
        if (serving?.effect === 'doubtful') return asksJudgement(serving.why, detail(m, receipt));
        const record = recordOf(m, receipt);
        return either(
          says(receipt, 'refusal') || (record !== undefined && says(record, 'refusal')),
          '符合留置情形',
          `${nameOf(receipt)}没有记载受送达人拒收，不能留置`,
          detail(m, receipt),
        );
      },
    }),
    obligation({
      id: 'A20.2',
      provision: regulation(20),
      severity: 'B',
      duty: '回证记明拒收事由和日期',
      proof: '拒收事由、日期',
      limit: '当场',
      cure: '由送达人补记拒收事由和日期。',
      bars: ['enforce', 'close'],
      trigger: left,
      examine: (receipt, m) => {
        const r = refusal(receipt);
        const reason = isFilled(r.reason) || isFilled(r.name);
        const dated =
          isFilled(r.date) ||
          isFilled(r.at) ||
          (isFilled(r.name) && /\d/.test(String(r.name))) ||
          says(receipt, 'refusalDate');
        const missing = [reason ? '' : '事由', dated ? '' : '日期'].filter(Boolean).join('、');
        return either(
          missing === '',
          '已记明拒收事由和日期',
          `${nameOf(receipt)}没有记明拒收${missing}`,
          detail(m, receipt),
        );
      },
    }),
    obligation({
      id: 'A20.3',
      provision: regulation(20),
      severity: 'V',
      duty: '送达人、见证人在回证上签名',
      proof: '见证人签名（基层组织或者所在单位代表）',
      limit: '当场',
      exceptions: 'P07=statute 且有音像的可免',
      cure: null,
      trigger: left,
      examine: (receipt, m): Outcome => {
        const record = recordOf(m, receipt);
        const signed = witnessSignings(m, receipt);
        if (outsideWitnesses(m, receipt).length > 0) return met('见证人已签名', detail(m, receipt));
        if (signed.length > 0)
          return breached(
            `${nameOf(receipt)}的见证人是本机关人员，须由基层组织或者所在单位代表见证`,
            detail(m, receipt),
          );
        if (record !== undefined && witnessSignings(m, record).length > 0)
          return breached(`见证人只在送达记录上签名，没有在${nameOf(receipt)}上签名`, detail(m, receipt));
        if (m.parametersOn(receipt.at).P07 === 'statute' && hasRecording(m, receipt, m.dossier.stepOf(receipt)))
          return excused('有音像记录，按 P07=statute 可免见证人', detail(m, receipt));
        return breached(`${nameOf(receipt)}没有见证人签名`, detail(m, receipt));
      },
    }),
    obligation({
      id: 'A20.4',
      provision: regulation(20),
      severity: 'B',
      duty: '把文书留在受送达人的住所',
      proof: '留置处所',
      limit: '当场',
      judge: 'both',
      judgedBy: '法制科',
      cure: '补记留置处所；没有留下文书的重新送达。',
      bars: ['enforce', 'close'],
      trigger: left,
      examine: (receipt, m) => {
        const record = recordOf(m, receipt);
        return either(
          says(receipt, 'leftAt') || (record !== undefined && says(record, 'leftAt')),
          '已记明文书留置处所',
          `${nameOf(receipt)}没有记明文书留在何处`,
          detail(m, receipt),
        );
      },
    }),
    obligation({
      id: 'A20.5',
      provision: regulation(20),
      severity: 'B*',
      duty: '以音像等方式记录留置送达过程',
      proof: '录像，或者照片加文字说明',
      limit: '同时',
      exceptions: '“等方式”不得低于照片加文字说明',
      cure: null,
      bars: ['enforce', 'close'],
      trigger: left,
      examine: (receipt, m) => {
        const step = m.dossier.stepOf(receipt);
        const d = detail(m, receipt);
        if (hasRecording(m, receipt, step)) return met('留置送达过程有音像记录', d);
        const result = filmed(m, step ?? receipt, { word: /留置|送达/, what: '留置送达', anyForm: true });
        return { ...result, records: [...d.records, ...(result.records ?? [])], effect: d.effect };
      },
    }),
  ],
};
