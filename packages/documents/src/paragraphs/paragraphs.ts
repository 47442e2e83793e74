import type { Issuing } from '../issuing/issuing-authority.ts';

export type ParagraphName = 'REMEDY' | 'REMEDY_ONSPOT' | 'COURT' | 'RECORD_OPENING' | 'RECORD_CLOSING';

export type ParagraphContext = {
  readonly issuing: Issuing;
  /** Officers as they introduce themselves. */
  readonly officers: readonly { readonly name: string; readonly certNo: string }[];
  /** What the visit or interview is about. */
  readonly matter: string;
};

const organsOf = (issuing: Issuing) =>
  issuing.reconsideration.length > 0 ? issuing.reconsideration.join('或者') : '有管辖权的人民政府';
const courtOf = (issuing: Issuing) => issuing.court ?? '有管辖权的人民法院';

/**
 * Paragraphs whose words the law fixes. The days are the law's own and are not typed by anybody: a longer term that was
 * told binds the agency, a shorter one is void (法释〔2026〕3号第五条).
 */
const writers: Record<ParagraphName, (context: ParagraphContext) => string> = {
  // 行政复议法第二十条，行政诉讼法第四十六条。
  REMEDY: ({ issuing }) =>
    `如不服本决定，可以自收到本决定书之日起六十日内向${organsOf(issuing)}申请行政复议，也可以自收到本决定书之日起六个月内依法向${courtOf(issuing)}提起行政诉讼。`,
  // 行政复议法第二十三条第一款第一项：当场作出的行政处罚先复议，并应当告知；行政诉讼法第四十五条。
  REMEDY_ONSPOT: ({ issuing }) =>
    `如不服本决定，应当先自收到本决定书之日起六十日内依法向${organsOf(issuing)}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内向人民法院提起行政诉讼。`,
  // 行政强制法第五十三条。
  COURT: () => '逾期不申请行政复议，也不提起行政诉讼，又不履行本决定的，本机关将依法申请人民法院强制执行。',
  // 行政处罚法第五十五条，制度第九条、第十条。
  RECORD_OPENING: ({ issuing, officers, matter }) => {
    const who = officers.map(({ name, certNo }) => (certNo ? `${name}（执法证号${certNo}）` : name)).join('、');
    return `我们是${issuing.authority}的执法人员${who}，这是我们的执法证件，请过目确认。今天依法就${matter}，全程录音录像。你有权拒绝无证检查、申请执法人员回避、进行陈述申辩；你应当如实回答、配合调查，不得拒绝、阻挠。听清楚了吗？`;
  },
  RECORD_CLOSING: () => '以上笔录我已看过（已向我宣读），与我所述（现场情况）一致。拒绝签名的，注明原因。',
};

export function paragraph(name: ParagraphName, context: ParagraphContext): string {
  return writers[name](context);
}
