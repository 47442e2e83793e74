import { type DocType, isDocType } from '@liuhen/records';
import { expect, it } from 'vitest';
import { readSpecimen, specimenNames } from '../specimens.fixture.ts';
import { missing } from './missing.ts';
import { prefill } from './prefill.ts';

/**
 * Documents that cannot be drawn up from what their specimen says, with what it does not say. Opinions and what was said to
 * people are nobody's to make up: they stay open until somebody writes them.
 */
const lacking: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'SP-1-ordinary-water-pollution.yaml': {
    'sceneSketch FS-TU-2025-011-01': '请填写“图”',
    'preservationApproval FS-DB-2025-03': '请填写“承办人意见”',
    'hearingRecord FS-TZBL-2025-01': '请填写“核实身份、宣布纪律、告知权利”',
    'caseClosureApproval FS-JA-2025-011': '请填写“承办人意见”',
    'fourPropertyReport SX-2026-0007': '请填写“检测结果”',
  },
  'SP-2-summary-onspot-fine.yaml': {
    'correctionOrder 吉白山环(抚松)责改〔2026〕9号': '请填写“违反条款”',
    'caseClosureApproval FS-JA-2026-031': '请填写“承办人意见”',
    'fourPropertyReport SX-2026-0031': '请填写“检测结果”',
    'caseFileReviewSheet PC-2026-0021': '请填写“总分”',
  },
  'SP-3-permit-oral-application.yaml': {
    'permitReviewForm FS-SC-2026-017': '请填写“承办人意见”',
    'caseDisposalApproval FS-SP-2026-017': '请填写“承办人意见”',
    'caseClosureApproval FS-JA-2026-017': '请填写“承办人意见”',
    'fourPropertyReport SX-2026-0027': '请填写“检测结果”',
  },
  // told of an inspection by one officer, and of reasons and reviewers left out: law lets nobody draw those up, only take them in
  'SP-4-violations-dust.yaml': {
    'rightsNotice FS-GZ-2026-0324': '执法人员不得少于 2 人',
    'siteInspectionRecord FS-XC-2026-009-01': '执法人员不得少于 2 人',
    'preservationApproval FS-DB-2026-05': '请填写“承办人意见”；请填写“启动理由”',
    'preservationNotice 吉白山环(抚松)登保〔2026〕3号': '请填写“理由”',
    'investigationReport FS-DC-2026-009': '请填写“裁量情节与建议”',
    'legalReviewOpinion 吉白山环(抚松)法审〔2026〕5号': '请填写“审核人员”；请填写“建议”',
    'caseClosureApproval FS-JA-2026-009': '请填写“承办人意见”',
  },
};

it.each(specimenNames)(
  '%s: every document but those named can be fixed, from what the case knows and the specimen says',
  (name) => {
    const open: Record<string, string> = {};
    const { documents } = readSpecimen(name);
    for (const { document, before } of documents) {
      const docType = document.kind;
      if (!isDocType(docType)) throw new Error(`${docType} is no document of the catalogue`);
      const said = lackingIn(docType, document.data.fields, before, document);
      if (said.length > 0) open[document.key] = said.join('；');
    }
    console.log(`${name}：${documents.length} 份文书，可以定稿 ${documents.length - Object.keys(open).length} 份`);
    expect(open).toEqual(lacking[name] ?? {});
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
