import { type DocType, documentKinds, isDocType } from '@liuhen/records';
import { expect, it } from 'vitest';
import { readSpecimen, specimenNames, unseenNames } from '../specimens.fixture.ts';
import { missing } from './missing.ts';
import { prefill } from './prefill.ts';

type Lacking = Readonly<Record<string, Readonly<Record<string, { says: string; because: string }>>>>;

const oneOfficer = { says: '执法人员不得少于 2 人', because: '样本记的是一人执法（行政处罚法第四十二条）' };
const noReason = { says: '请填写“理由”', because: '样本的启动理由为空（制度第十三条第一项）' };
const noReasonAsked = { says: '请填写“承办人意见”；请填写“启动理由”', because: noReason.because };
const noReviewer = { says: '请填写“审核人员”；请填写“建议”', because: '样本没有审核人员和建议（制度第十四条）' };
const noDiscretion = { says: '请填写“裁量情节与建议”', because: '样本的报告没有裁量情节' };
const notInList = (says: string) => ({ says, because: '样本写的不是法定的几种之一' });
const leftOut = (says: string) => ({ says, because: '样本没有写，别处也没有' });

const otherConclusion = notInList('结论：应为以下之一：已改正、部分、继续实施、拒不改正、拒绝阻挠复查、停产');
const sealed = {
  'expertOpinion SLJC-2026-0915（虚构）': { says: '请填写“采样日期”', because: '鉴定机构的报告，照原样收入' },
  'programInitiationApproval 白山环(抚松)立〔2026〕61号': leftOut('请填写“启动方式”'),
  'sealSeizureSiteRecord FS-CFBL-2026-01': notInList('是否通知当事人到场：应当选择“是”或者“否”'),
};

/**
 * The papers of the specimens that cannot be drawn up, and why: what they were told of is what the law forbids to draw up, or
 * says nothing anywhere of a thing that must stand on them. Such a paper is only taken in, as it was written.
 */
const lacking: Lacking = {
  'SP-4-violations-dust.yaml': {
    'rightsNotice FS-GZ-2026-0324': oneOfficer,
    'siteInspectionRecord FS-XC-2026-009-01': oneOfficer,
    'preservationApproval FS-DB-2026-05': noReasonAsked,
    'preservationNotice 吉白山环(抚松)登保〔2026〕3号': noReason,
    'investigationReport FS-DC-2026-009': noDiscretion,
    'legalReviewOpinion 吉白山环(抚松)法审〔2026〕5号': noReviewer,
  },
  'unseen/14-secrets-and-copy.yaml': {
    'avRecordRegister YX-202604131600': notInList('密级/敏感：应为以下之一：无、国家秘密、商业秘密、个人隐私'),
  },
  'unseen/15-sealing-clean.yaml': sealed,
  'unseen/16-sealing-broken.yaml': sealed,
  'unseen/17-substitute-performance-clean.yaml': { 'followUpRecord FS-FC-2026-042': otherConclusion },
  'unseen/18-restoration-at-night.yaml': {
    'enforcementDecision 吉白山环(抚松)强执〔2026〕1号': notInList(
      '强制执行方式：应为以下之一：加处罚款、划拨、拍卖处理、排除妨碍恢复原状、代履行、其他',
    ),
    'followUpRecord FS-FC-2026-042': otherConclusion,
  },
  'unseen/19-inspection-correction-clean.yaml': {
    'correctionOrder 吉白山环(抚松)责改〔2026〕31号': leftOut('请填写“违反条款”'),
  },
  'unseen/20-complaint-not-told.yaml': { 'nonInitiationApproval FSJB-2026-0088-B': leftOut('请填写“依据”') },
  'unseen/21-complaint-told-clean.yaml': { 'nonInitiationApproval FSJB-2026-0088-B': leftOut('请填写“依据”') },
  'unseen/22-announcement-without-attempts.yaml': {
    'publicServiceApproval FS-GG-2026-01': {
      says: '请填写“其他方式无法送达情况”',
      because: '样本没有试过其他方式（民事诉讼法第九十五条）',
    },
  },
  'unseen/29-amounts.yaml': {
    'penaltyDecision 吉白山环(抚松)罚〔2026〕41号': {
      says: '处罚种类、幅度：大写“陆仟元整”与小写 60000 元不一致',
      because: '样本的大写与小写不同',
    },
  },
  'unseen/32-crime-transfer-clean.yaml': {
    'crimeTransferLetter 吉白山环(抚松)移公〔2026〕1号': leftOut('请填写“受移送机关”'),
  },
  'unseen/41-dust-repaired-clean.yaml': { 'investigationReport FS-DC-2026-009': noDiscretion },
  'unseen/42-dust-half-repaired.yaml': {
    'investigationReport FS-DC-2026-009': noDiscretion,
    'preservationApproval FS-DB-2026-05': noReasonAsked,
    'preservationNotice 吉白山环(抚松)登保〔2026〕3号': noReason,
  },
  'unseen/43-dust-other-half-repaired.yaml': {
    'investigationReport FS-DC-2026-009': noDiscretion,
    'legalReviewOpinion 吉白山环(抚松)法审〔2026〕5号': noReviewer,
    'rightsNotice FS-GZ-2026-0324': oneOfficer,
    'siteInspectionRecord FS-XC-2026-009-01': oneOfficer,
  },
};

/** Whose hand they are of: the house prints them for whoever writes them, and takes them in where they come written. */
const fromOutside: Readonly<Record<string, string>> = {
  当事人: '当事人书写',
  '当事人/代理人': '当事人或者代理人书写',
  申请人: '申请人书写',
  证人: '证人书写',
  机构: '检测、鉴定机构出具',
  专家组: '专家出具',
};

it.each([...specimenNames, ...unseenNames])(
  '%s: every document but those named is drawn up from what the case knows and the specimen says',
  (name) => {
    const open: Record<string, string> = {};
    const outside = new Set<string>();
    const { documents } = readSpecimen(name);
    for (const { document, before } of documents) {
      const docType = document.kind;
      if (!isDocType(docType)) throw new Error(`${docType} is no document of the catalogue`);
      const whose = fromOutside[documentKinds[docType].drafter];
      if (whose !== undefined) outside.add(`${document.title}（${whose}）`);
      const said = lackingIn(docType, document.data.fields, before, document);
      if (said.length > 0) open[document.key] = said.join('；');
    }
    const made = documents.length - Object.keys(open).length;
    console.log(`${name}：${documents.length} 份文书，制成 ${made} 份；外来：${[...outside].join('、') || '无'}`);
    const told = Object.entries(lacking[name] ?? {}).map(([key, { says }]) => [key, says]);
    expect(open).toEqual(Object.fromEntries(told));
  },
);

type Specimen = ReturnType<typeof readSpecimen>['documents'][number];

function lackingIn(
  docType: DocType,
  fields: Readonly<Record<string, unknown>>,
  before: Specimen['before'],
  document: Specimen['document'],
): string[] {
  const step = before.facts.find((fact) =>
    document.links.some((link) => link.rel === 'during' && link.record === fact.id),
  );
  const { values } = prefill(docType, before, { at: document.at, ...(step ? { step } : {}) });
  return missing(docType, { ...values, ...fields }).map(({ message }) => message.replace(/[（，].*$/, ''));
}

it('a register of recordings is worked out from the recordings that no register holds yet', () => {
  const { documents } = readSpecimen('SP-1-ordinary-water-pollution.yaml');
  const [found] = documents.filter(({ document }) => document.kind === 'avRecordRegister');
  if (!found) throw new Error('lost');
  const { values, provenance } = prefill('avRecordRegister', found.before, { at: found.document.at });
  expect(values).toMatchObject({
    records: found.document.data.fields.records,
    procedureStep: '现场检查、抽样取证',
    startedAt: '2025-03-11T10:02:00+08:00',
    endedAt: '2025-03-11T11:46:00+08:00',
    storedAt: '2025-03-11T17:12:00+08:00',
    announced: true,
    sensitivity: '无',
    target: '执法信息系统',
  });
  expect(values.files).toHaveLength(3);
  expect((values.files as unknown[])[0]).toEqual({
    name: 'FSHB-DSJ-07_吉F00000001_20250311100200_20250311114600_01.mp4',
    format: 'MP4',
    size: '1.31 GB',
    sha256: 'f3ff1d112b30a6dc49ae7c564b79d20cc288f52fd93719013c1ead8a5c6f797e',
    duration: '01:44:00',
  });
  expect(provenance.files?.from).toBe('音像记录');
});

it('the index of a file numbers its pages on end, and what is handed over counts papers and recordings', () => {
  const { documents } = readSpecimen('SP-1-ordinary-water-pollution.yaml');
  const found = documents.find(({ document }) => document.kind === 'fileIndex');
  if (!found) throw new Error('lost');
  const { values } = prefill('fileIndex', found.before, { at: found.document.at });
  const rows = values.rows as { no: number; title: string; pages: string }[];
  expect(rows.map(({ no }) => no)).toEqual(rows.map((_, at) => at + 1));
  // the decision before the evidence, as a file is bound, and what is of the side volume not in the main one's index
  const place = (title: string) => rows.findIndex((row) => row.title.includes(title));
  expect(place('行政处罚决定书')).toBeLessThan(place('现场检查'));
  expect(place('法制审核意见书')).toBe(-1);
  let page = 0;
  for (const { pages } of rows.filter((row) => row.pages !== '')) {
    const [first = 0, last = first] = pages.split('-').map(Number);
    expect(first).toBe(page + 1);
    page = last;
  }
  const handed = prefill('transferList', found.before, { at: found.document.at }).values.rows as { files: number }[];
  expect(handed.map(({ files }) => files)).toEqual([found.before.documents().length, found.before.recordings().length]);
});
