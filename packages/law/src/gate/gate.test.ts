import { expect, test } from 'vitest';
import { baseCase } from '../cases/base-cases.fixture.ts';
import { dossierOf } from '../cases/case-file.fixture.ts';
import { type Edit, field, unfilmed, unsigned, without } from '../cases/edit-case.fixture.ts';
import { agencyOf, type Line, story } from '../cases/story.fixture.ts';
import { evaluate } from '../evaluate.ts';
import { at } from '../periods/sums.fixture.ts';
import { agencyRefusals } from './agency-gate.ts';
import { gate, type ProposedAct } from './gate.ts';

/** The first specimen as it stood at an instant: everything later is cut away. */
function until(when: string, ...edits: Edit[]) {
  const file = baseCase('ordinary');
  for (const edit of edits) edit(file);
  const end = at(when).epochMilliseconds;
  file.records = file.records.filter(
    (r) => Temporal.Instant.from(r.at.length === 10 ? `${r.at}T00:00:00+08:00` : r.at).epochMilliseconds <= end,
  );
  const left = new Set(file.records.map((r) => r.key));
  for (const r of file.records) if (r.recordings) r.recordings = r.recordings.filter((key) => left.has(key));
  return dossierOf(file);
}
const codes = (dossier: ReturnType<typeof dossierOf>, act: ProposedAct, when: string) =>
  gate(dossier, act, at(when)).map((r) => r.code);
const beforeDecision = '2025-05-27 08:30:00';

test('a decision whose way is clear is let through', () => {
  expect(codes(until(beforeDecision), 'penaltyDecision', beforeDecision)).toEqual([]);
});

test('no decision within the term of defence, nor without the review of what was said', () => {
  const early = '2025-04-24 09:00:00';
  expect(codes(until(early), 'penaltyDecision', early)).toEqual(expect.arrayContaining(['P7', 'P8', 'A14.4']));
  const unreviewed = until(beforeDecision, without('defenceReviewOpinion', 'defenceReviewed'));
  const [refusal] = gate(unreviewed, 'penaltyDecision', at(beforeDecision)).filter((r) => r.code === 'P8');
  expect(refusal?.provision).toBe('行政处罚法第四十五条');
  expect(refusal?.cure).not.toBe('');
  expect(refusal?.facts.length).toBeGreaterThan(0);
});

test('a defect that can be cured bars the way until it is cured', () => {
  expect(
    codes(until(beforeDecision, unsigned('caseDisposalApproval', /负责人/)), 'penaltyDecision', beforeDecision),
  ).toContain('A16.2');
  expect(
    codes(
      until(beforeDecision, field('programInitiationApproval', 'deptOpinion', null)),
      'penaltyDecision',
      beforeDecision,
    ),
  ).toContain('A07.5');
});

test('what cannot be cured lets through once the head has signed for it, and the breach stays', () => {
  const statement =
    (by: string): Edit =>
    (file) => {
      file.records.push({
        key: 'statement',
        kind: 'incurableStatement',
        at: '2025-05-26T12:00:00+08:00',
        by: [{ role: '负责人', person: by }],
        data: { obligation: 'A12.2', reason: '设备故障，已查明责任' },
      });
    };
  const unfilmedSampling = unfilmed('sampling');
  expect(codes(until(beforeDecision, unfilmedSampling), 'penaltyDecision', beforeDecision)).toEqual(['A12.2']);
  expect(codes(until(beforeDecision, unfilmedSampling, statement('OF1')), 'penaltyDecision', beforeDecision)).toEqual([
    'A12.2',
  ]);
  const signed = until(beforeDecision, unfilmedSampling, statement('HD'));
  expect(codes(signed, 'penaltyDecision', beforeDecision)).toEqual([]);
  expect(
    evaluate(signed, at(beforeDecision))
      .filter((f) => f.id === 'A12.2')
      .map((f) => f.status),
  ).toEqual(['breached']);
});

test('investigation may not be concluded while the inspection is unfilmed; observations pass no gate', () => {
  const when = '2025-04-10 16:00:00';
  expect(codes(until(when, unfilmed('siteInspection-5')), 'investigationReport', when)).toContain('A12.1');
  expect(codes(until(when), 'investigationReport', when)).toEqual([]);
  expect(codes(until(when), 'serviceAddressConfirmed', when)).toEqual([]);
});

test('copies leave only with the consent of a head of the branch', () => {
  const when = '2026-04-15 09:00:00';
  expect(codes(until(when), 'copyDelivery', when)).toEqual([]);
  expect(codes(until(when, without('copyApproval', 'copyApproved')), 'copyReleased', when)).toContain('A29.2');
});

test('no application to the court before ten working days have passed since the demand', () => {
  const when = '2026-01-20 10:00:00';
  const early = until(when, without('demandNotice 吉白山环(抚松)催〔2025〕1号', 'serviceReceipt HZ-2025-0066'));
  expect(codes(early, 'courtApplication', when)).toContain('A24.1');
});

test('nobody approves what they drew up, nor without the office of a head', () => {
  const when = '2025-05-26 11:00:00';
  const dossier = until(when);
  const form = dossier.documents('caseDisposalApproval').at(-1);
  const by = (key: string) =>
    codes(dossier, { kind: 'approval', document: form?.id ?? '', person: dossier.person(key)?.id ?? '' }, when);
  expect(by('HD')).toEqual([]);
  expect(by('OF1')).toEqual(expect.arrayContaining(['SoD1']));
  expect(by('DH')).toEqual(['SoD3']);
});

test('nothing is destroyed under a hold, or without appraisal, approval and two witnesses', () => {
  const when = '2026-05-01 09:00:00';
  const held: Edit = (file) =>
    file.records.push({ key: 'hold', kind: 'hold', at: '2026-04-30T09:00:00+08:00', data: { ground: '行政诉讼' } });
  expect(codes(until(when, held), 'disposal', when)).toEqual(['disposal.held', 'disposal.unappraised']);
  const appraised: Edit = (file) =>
    file.records.push({
      key: 'x',
      kind: 'appraisalDestruction',
      at: '2026-04-30T09:00:00+08:00',
      data: { fields: {} },
      signatures: [
        { role: '负责人', name: '高明远' },
        { role: '监销人', name: '白雪' },
        { role: '监销人', name: '陈若溪' },
      ],
    });
  expect(codes(until(when, appraised), 'disposal', when)).toEqual([]);
});

test('a draft is no decision yet, and its issue is judged as if it were made now, content and all', () => {
  const when = '2026-05-27 08:30:00';
  const draft: Line = {
    key: 'draft',
    kind: 'onSpotPenaltyDecision',
    when: '2026-05-27 08:00:00',
    live: { receivedAt: '2026-05-27 08:00:01' },
    data: {
      fields: {
        facts: '未按规定填报',
        basis: ['《排污许可管理条例》第四十三条'],
        penalty: { kind: '罚款', amount: 3001 },
      },
    },
  };
  const opened: Line = {
    kind: 'caseOpened',
    when: '2026-05-27 07:00:00',
    data: { caseType: 'penalty.summary', inNameOf: '白山市生态环境局' },
  };
  const dossier = story([opened, draft]);
  expect(evaluate(dossier, at(when)).find((f) => f.id === 'A17.1')?.status).toBe('notApplicable');
  const document = dossier.documents('onSpotPenaltyDecision')[0]?.id ?? '';
  expect(codes(dossier, { kind: 'documentIssued', document }, when)).toEqual(
    expect.arrayContaining(['A17.1', 'A10.1']),
  );
});

test('a number of the ledger is one device, however it is written; one that was retired gives it free', () => {
  const device = (id: string, deviceNo: string): Line => ({
    kind: 'device',
    when: '2026-01-01',
    data: { device: id, deviceNo },
  });
  const asked = (held: readonly Line[], id: string, deviceNo: string) =>
    agencyRefusals(agencyOf(held), 'device', { device: id, deviceNo }, at('2026-02-01 09:00:00')).map(
      ({ code }) => code,
    );
  const held = [device('d1', 'DSJ-07')];
  expect(asked(held, 'd2', ' dsj-07 ')).toEqual(['device.twin']);
  expect(asked(held, 'd2', 'DSJ-08')).toEqual([]);
  // said again of itself: a model added, a letter put right
  expect(asked(held, 'd1', 'DSJ-07')).toEqual([]);
  const retired: Line = { kind: 'deviceRetired', when: '2026-01-02', data: { device: 'd1', reason: '损坏' } };
  expect(asked([...held, retired], 'd2', 'DSJ-07')).toEqual([]);
});
