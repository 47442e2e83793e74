import type { Dossier, Procedure } from '@liuhen/records';

/** A procedure turns into another: the old case says what it became, the new one what it was filed from. */
export type Conversion = { from: Procedure; to: Procedure; title: string; provision: string };

export const conversions: readonly Conversion[] = [
  {
    from: 'penalty.summary',
    to: 'penalty.ordinary',
    title: '简易程序转为普通程序',
    provision: '行政处罚法第五十一条、第五十四条',
  },
  {
    from: 'inspection',
    to: 'penalty.ordinary',
    title: '检查发现违法线索，转为立案',
    provision: '行政处罚法第五十四条第二款；制度第七条',
  },
  { from: 'complaint', to: 'penalty.ordinary', title: '投诉举报转为立案', provision: '制度第八条' },
  { from: 'complaint', to: 'inspection', title: '投诉举报转为检查', provision: '制度第八条' },
  { from: 'correction', to: 'penalty.ordinary', title: '拒不改正，转为立案', provision: '生态环境法典第一千零六十条' },
];

export type ConversionRefusal = {
  code: 'conversion.notForeseen' | 'conversion.sameCase' | 'conversion.noReason';
  provision: string;
  message: string;
  cure: string;
};

/** The two records that tie the cases, one for each: data of `caseLinked`. */
export type CaseTie = {
  subject: string;
  data: { other: string; relation: 'becameOrdinary' | 'filedFrom' | 'related'; reason: string };
};

export type ConversionPlan =
  | { ok: true; ties: readonly [CaseTie, CaseTie] }
  | { ok: false; refusal: ConversionRefusal };

export function planConversion(
  from: { subject: string; procedure: Procedure },
  to: { subject: string; procedure: Procedure },
  reason: string,
): ConversionPlan {
  const found = conversions.find((c) => c.from === from.procedure && c.to === to.procedure);
  if (!found) {
    return refused(
      'conversion.notForeseen',
      '行政处罚法第五十四条',
      '没有规定这两种程序之间的转换。',
      '请另行登记线索并关联。',
    );
  }
  if (from.subject === to.subject) {
    return refused('conversion.sameCase', found.provision, '转换前后须为两个案件。', '请新建案件后再转换。');
  }
  if (reason.trim() === '') {
    return refused('conversion.noReason', found.provision, '转换程序须写明原因。', '请写明转换的原因。');
  }
  const relation = to.procedure === 'penalty.ordinary' ? 'becameOrdinary' : 'related';
  return {
    ok: true,
    ties: [
      { subject: from.subject, data: { other: to.subject, relation, reason } },
      { subject: to.subject, data: { other: from.subject, relation: 'filedFrom', reason } },
    ],
  };
}

const refused = (
  code: ConversionRefusal['code'],
  provision: string,
  message: string,
  cure: string,
): ConversionPlan => ({
  ok: false,
  refusal: { code, provision, message, cure },
});

export type CaseLink = {
  other: string;
  relation: 'becameOrdinary' | 'filedFrom' | 'transferredTo' | 'related';
  reason: string | null;
  record: string;
};

export const linksOf = (d: Dossier): CaseLink[] =>
  d
    .of('caseLinked')
    .map((f) => ({ other: f.data.other, relation: f.data.relation, reason: f.data.reason ?? null, record: f.id }));

/** Whether each of two cases names the other. */
export const linkedBothWays = (a: Dossier, b: Dossier): boolean =>
  linksOf(a).some((l) => l.other === b.subject) && linksOf(b).some((l) => l.other === a.subject);
