/** Levels of article 30 that may be kept here. State secrets are not one of them: they never enter (DESIGN §6). */
export const classifications = ['none', 'workSecret', 'tradeSecret', 'privacy', 'informant'] as const;
export type Classification = (typeof classifications)[number];

export const classificationTitles: Record<Classification, string> = {
  none: '无',
  workSecret: '工作秘密',
  tradeSecret: '商业秘密',
  privacy: '个人隐私',
  informant: '举报人信息',
};

export const volumes = ['main', 'side'] as const;
export type Volume = (typeof volumes)[number];

/** Who reported is in these, whatever else they say (article 8, 举报人信息保密). */
export const informantKinds: readonly string[] = [
  'informantIdentified',
  'complaintRegistered',
  'complaintAccepted',
  'complaintReplied',
  'complaintRegister',
  'complaintAcceptanceNotice',
  'complaintOutcomeReply',
  'nonInitiationNotice',
];

/** 副卷：讨论、审批、请示、审查与保密材料 (law.md A27.1; documents.md §4.3). */
export const sideKinds: readonly string[] = [
  ...informantKinds,
  'caseDisposalApproval',
  'caseReviewForm',
  'legalReviewOpinion',
  'collectiveDiscussionRecord',
  'collectiveDiscussion',
  'hearingReport',
  'defenceReviewOpinion',
  'secrecyReview',
  'fileRemarks',
  'judgement',
  'incurableStatement',
  'supervisionNote',
  'supervisionAnswer',
];

const marks: readonly [Classification, RegExp][] = [
  ['informant', /informant|举报人/],
  ['tradeSecret', /tradeSecret|商业秘密/],
  ['privacy', /privacy|personal|隐私|敏感个人/],
  ['workSecret', /workSecret|工作秘密/],
];

/** Level of a record: that of its kind, or the one written on it, whichever protects more. */
export function classify(kind: string, data: Readonly<Record<string, unknown>>): Classification {
  if (informantKinds.includes(kind)) return 'informant';
  const fields = typeof data.fields === 'object' && data.fields !== null ? data.fields : {};
  const written = [data.sensitivity, data.classification, 'classification' in fields ? fields.classification : null]
    .filter((value) => typeof value === 'string')
    .join(' ');
  return marks.find(([, mark]) => mark.test(written))?.[0] ?? 'none';
}

export function volumeOf(kind: string, data: Readonly<Record<string, unknown>>): Volume {
  const fields = typeof data.fields === 'object' && data.fields !== null ? data.fields : {};
  const written = 'volume' in fields ? fields.volume : data.volume;
  if (sideKinds.includes(kind)) return 'side';
  return written === '副卷' || written === 'side' ? 'side' : 'main';
}
