import { procedures } from '@liuhen/records';
import { expect, test } from 'vitest';
import { agencyOf, story } from '../cases/story.fixture.ts';
import { matterOf } from '../obligations/matter.ts';
import { at, iso } from '../periods/sums.fixture.ts';
import { readProcedure } from '../reading/which-procedure.ts';
import { closingKinds } from './closing.ts';
import { conversions, linkedBothWays, linksOf, planConversion } from './conversion.ts';
import { machines } from './machines/catalogue.ts';
import { procedureOf } from './procedure-of.ts';
import { after, disposalSigned, linkedTo, paper, type Told, told, urgent } from './told.fixture.ts';
import { extensionsOfCase, stopsOfCase } from './uncounted.ts';

const stand = (type: string, records: Told[], profile: Record<string, unknown> = {}, when?: string) => {
  const d = told(type, records, profile);
  return procedureOf(d, when === undefined ? after(d) : at(when));
};
/** What bars an act, by code; null where it is not open at all. */
const bars = (p: ReturnType<typeof procedureOf>, act: string, within?: string) => {
  const view = within === undefined ? p : p.within.find((v) => v.id === within);
  return view?.openActs.find((a) => a.act === act)?.blockedBy.map((r) => r.code) ?? null;
};

const reported = [
  'clueRegistered',
  'programInitiationApproval',
  'initiationApproved',
  'interview',
  'investigationReported',
];
const noticed = [...reported, 'caseReviewed', 'priorNoticeServed'];
const decided = [...noticed, 'defenceWaived', 'headApproved', 'decisionMade'];

test('a case with no records stands at the beginning of its procedure and says what may be done', () => {
  const p = procedureOf(story([]), at('2026-03-02 10:00:00'));
  expect(p).toMatchObject({ procedure: 'penalty.ordinary', state: 'P0', final: false, nextClock: null, within: [] });
  expect(bars(p, 'programInitiationApproval')).toEqual(['penalty.noClue']);
  expect(p.stages.map((s) => s.state)).toEqual([
    'open',
    ...Array.from({ length: p.stages.length - 1 }, () => 'future'),
  ]);
});

test('what was started in haste may be refused by the head until a head has said yes, by the step or on the form', () => {
  const signed: Told[] = [
    paper('programInitiationApproval', { headOpinion: '同意' }, 'start'),
    { kind: 'signature', data: { role: '负责人', name: '高明远' }, links: { signs: 'start' } },
  ];
  const refusable = (...more: Told[]) =>
    bars(stand('penalty.ordinary', ['clueRegistered', urgent, ...more]), 'initiationRefused');
  expect(refusable()).toEqual([]);
  expect(refusable('initiationApproved')).toBeNull();
  expect(refusable(...signed.slice(0, 1))).toEqual([]);
  expect(refusable(...signed)).toBeNull();
});

test('each procedure that a case may follow has a machine, and each word for it is read', () => {
  for (const id of Object.keys(procedures))
    expect(
      machines.some((m) => m.procedure === id),
      id,
    ).toBe(true);
  for (const [id, title] of Object.entries(procedures)) {
    expect(readProcedure(id), id).toBe(id);
    expect(readProcedure(title), title).toBe(id);
  }
  expect(readProcedure('别的')).toBeNull();
});

test('a case that does not say what it is shows it by what was done', () => {
  const shown = (...records: Told[]) => stand('', records).procedure;
  expect(shown('onSpotPenaltyDecision')).toBe('penalty.summary');
  expect(shown('accepted')).toBe('permit');
  expect(shown('initiationApproved')).toBe('penalty.ordinary');
  expect(shown('inspectionPlanned')).toBe('inspection');
  expect(shown('complaintRegistered')).toBe('complaint');
  expect(shown('published')).toBe('penalty.ordinary');
});

test('a case that turns into another procedure in its own records is what it was last said to be', () => {
  const d = told('penalty.summary', ['arrived', { kind: 'caseProfile', data: { caseType: 'penalty.ordinary' } }]);
  expect(procedureOf(d, at('2026-03-02 12:00:00')).procedure).toBe('penalty.summary');
  expect(procedureOf(d, after(d)).procedure).toBe('penalty.ordinary');
});

test('the decision of an ordinary case is barred by each thing that is missing, with its article and cure', () => {
  const decide = (records: Told[], profile = {}, when?: string) =>
    bars(stand('penalty.ordinary', records, profile, when), 'decisionMade');
  expect(decide([...noticed, 'defenceWaived'])).toEqual(['penalty.notApproved']);
  expect(decide([...noticed, 'defenceWaived', ...disposalSigned, 'headApproved'])).toEqual([]);
  expect(
    decide([...noticed, 'defenceWaived'], { legalReviewRequired: true, collectiveDiscussionRequired: true }),
  ).toEqual(['penalty.notReviewed', 'penalty.notDiscussed', 'penalty.notApproved']);
  expect(decide([...noticed, 'defenceWaived'], { penalty: { amount: 600_000 } })).toContain('penalty.notDiscussed');
  expect(decide([...noticed, 'defenceReceived', 'legalReviewCompleted'])).toContain('penalty.defenceNotReviewed');
  expect(decide([...noticed, 'hearingRequested', 'legalReviewCompleted'])).toContain('penalty.hearingPending');
  expect(decide([...noticed, 'legalReviewCompleted'])).toContain('penalty.notApproved');
  expect(
    decide(['clueRegistered', urgent, 'caseReviewed', ...disposalSigned, 'headApproved', 'legalReviewCompleted']),
  ).toEqual(['procedure.emergencyNotSupplemented', 'penalty.notNotified']);
  expect(decide([...noticed, 'defenceWaived', ...disposalSigned, 'headApproved', 'recusalRequested'])).toEqual([
    'procedure.recusalPending',
  ]);
  expect(
    decide([...noticed, 'defenceWaived', ...disposalSigned, 'headApproved', 'recusalRequested', 'recusalDecided']),
  ).toEqual([]);
  const barred = stand('penalty.ordinary', [...noticed, 'defenceWaived']).openActs.find(
    (a) => a.act === 'decisionMade',
  );
  expect(barred?.blockedBy[0]).toMatchObject({
    provision: expect.stringContaining('第五十七条'),
    cure: expect.stringContaining('负责人'),
  });
});

test('no penalty, no prior notice: not punishing needs none', () => {
  const p = stand('penalty.ordinary', [
    ...reported,
    'caseReviewed',
    'headApproved',
    'legalReviewCompleted',
    'nonPenaltyDecision',
  ]);
  expect(p.state).toBe('P12');
  expect(p.clocks.map((c) => c.term)).not.toContain('penalty.payment');
});

test('while the term to defend runs nothing may be decided; when it has lapsed the case goes on by itself', () => {
  const running = stand('penalty.ordinary', noticed);
  expect(running).toMatchObject({ state: 'P7', nextClock: { term: 'penalty.statement', lastDay: '2026-03-13' } });
  expect(bars(running, 'decisionMade')).toEqual(['penalty.statementRunning', 'penalty.notApproved']);
  const lapsed = stand('penalty.ordinary', [...noticed, ...disposalSigned, 'headApproved'], {}, '2026-03-16 00:00:00');
  expect(lapsed.state).toBe('P9');
  expect(bars(lapsed, 'decisionMade')).toEqual([]);
});

test('a report of inquiry is barred by what was not filmed, not told, not disposed of', () => {
  const report = (...records: Told[]) =>
    bars(
      stand('penalty.ordinary', ['clueRegistered', 'programInitiationApproval', 'initiationApproved', ...records]),
      'investigationReported',
    );
  expect(report()).toEqual(['penalty.noInquiry']);
  expect(report('siteInspection')).toEqual(['procedure.notFilmed']);
  const visit: Told = { kind: 'siteInspection', key: 's', when: '2026-03-10 10:00:00', until: '2026-03-10 11:00:00' };
  const film: Told = { kind: 'recording', key: 'film', when: '2026-03-10 09:55:00', until: '2026-03-10 11:05:00' };
  const filming = (of: string): Told => ({ kind: 'recordingLinked', links: { covers: of, recording: 'film' } });
  expect(report(visit, film, filming('s'))).toEqual([]);
  expect(report(visit, paper('siteInspectionRecord', {}, 'd', { during: 's' }), film, filming('d'))).toEqual([]);
  expect(
    report(
      { kind: 'siteInspection', when: '2026-03-10 10:00:00', until: '2026-03-10 11:00:00' },
      { kind: 'recording', when: '2026-03-10 10:30:00', until: '2026-03-10 10:40:00' },
    ),
    'a camera that nobody linked to the act, ten minutes of its sixty: the duty asks for more, and so does the course',
  ).toEqual(['procedure.notFilmed']);
  expect(report('siteInspection', 'avInapplicableStatement')).toEqual(['procedure.notFilmed']);
  expect(
    report('siteInspection', {
      ...paper('avInapplicableStatement', { step: '现场检查', reason: '涉及商业秘密' }),
      when: '2026-03-05 12:00:00',
    }),
  ).toEqual([]);
  expect(
    report('siteInspection', { kind: 'incurableStatement', data: { obligation: 'A12.1', reason: '设备故障' } }),
    'signed by nobody who heads the bureau',
  ).toEqual(['procedure.notFilmed']);
  expect(report('interview', 'testReportIssued', 'evidencePreserved')).toEqual([
    'penalty.resultNotTold',
    'penalty.registrationOpen',
  ]);
});

test('the stage that is open is blocked where nothing leads out of it, and what was passed over says so', () => {
  const stuck = stand('penalty.ordinary', ['clueRegistered', 'decisionMade', 'served']);
  const states = new Map(stuck.stages.map((s) => [s.id, s]));
  expect(states.get('P6')).toMatchObject({ state: 'blocked', note: '没有这一阶段的记录' });
  expect(states.get('P0')?.state).toBe('met');
  expect(states.get('P13')?.state).toBe('open');
  expect(states.has('P7h')).toBe(false);
  expect(stuck.passages.filter((p) => p.outOfTurn)).toHaveLength(1);
  const unready = stand('penalty.ordinary', ['clueRegistered']);
  expect(unready.stages[0]?.state).toBe('open');
  const closing = stand('permit', ['applicationRegistered', 'accepted', 'reviewed']);
  expect(closing.stages.find((s) => s.id === 'X6')).toMatchObject({ state: 'blocked', note: '负责人尚未审批。' });
});

test('a branch shows beside the stages, and a suspended case says so', () => {
  const p = stand('penalty.ordinary', [...reported.slice(0, 4), 'investigationSuspended']);
  expect(p.flags.suspended).toBe(true);
  expect(p.stages.find((s) => s.id === 'P3s')).toMatchObject({ state: 'open' });
  expect(p.stages.find((s) => s.id === 'P3')).toMatchObject({ state: 'met' });
  expect(p.nextClock).toBeNull();
  expect(p.clocks).toMatchObject([{ term: 'penalty.decision', status: 'stopped', due: null }]);
  const ended = stand('penalty.ordinary', ['clueRegistered', 'notInitiated']);
  expect(ended).toMatchObject({ state: 'P1a', final: true });
  expect(ended.stages.at(-2)?.state).toBe('met');
});

test('clocks run in a case: filing, decision, service, publication, payment, file', () => {
  const running = (records: Told[], when?: string) =>
    stand('penalty.ordinary', records, {}, when).clocks.map((c) => `${c.term} ${c.lastDay} ${c.status}`);
  expect(running(['clueRegistered'])).toEqual(['penalty.filing 2026-03-17 running']);
  expect(running(['clueRegistered'], '2026-03-18 09:00:00')).toEqual(['penalty.filing 2026-03-17 overdue']);
  expect(running(['clueRegistered', urgent])).toEqual(['regulation.7.supplement 2026-03-04 running']);
  expect(running(decided)).toEqual(['penalty.service 2026-03-20 running', 'penalty.publication 2026-03-20 running']);
  expect(running([...decided, 'served', 'published'])).toContain('penalty.payment 2026-03-27 running');
  expect(running([...decided, 'served', 'published', 'paymentMade', 'performanceRecorded', 'caseClosed'])).toEqual([
    'regulation.27.file 2026-04-15 running',
  ]);
});

test('an extension before the filing belongs to it, one after to the decision', () => {
  const before = stand('penalty.ordinary', ['clueRegistered', { kind: 'periodExtended', data: { days: 15 } }]);
  expect(before.clocks[0]).toMatchObject({ term: 'penalty.filing', lastDay: '2026-04-01' });
  const later = stand('penalty.ordinary', [...reported, { kind: 'periodExtended', data: { days: '30' } }]);
  expect(later.clocks.find((c) => c.term === 'penalty.decision')).toMatchObject({ lastDay: '2026-07-02' });
});

test('a hearing runs inside its case with clocks and guards of its own', () => {
  const profile = { hearingEligible: true };
  const offered = stand('penalty.ordinary', noticed, profile);
  expect(offered.within.map((v) => v.id)).toEqual(['H']);
  expect(bars(offered, 'hearingRequested')).toEqual([]);
  const short = stand(
    'penalty.ordinary',
    [...noticed, 'hearingRequested', { kind: 'hearingNoticeServed', data: { when: '2026-03-19T09:00:00+08:00' } }],
    profile,
  );
  expect(bars(short, 'hearingHeld', 'H')).toEqual(['hearing.noticeTooShort']);
  const long = stand(
    'penalty.ordinary',
    [...noticed, 'hearingRequested', { kind: 'hearingNoticeServed', data: { when: '2026-03-25T09:00:00+08:00' } }],
    profile,
  );
  expect(bars(long, 'hearingHeld', 'H')).toEqual([]);
  const host = stand(
    'penalty.ordinary',
    [...noticed, 'hearingRequested', { kind: 'hearingNotice', by: [{ role: '主持人', name: '甲' }] }],
    { ...profile, investigators: ['甲'] },
  );
  expect(bars(host, 'hearingNoticeServed', 'H')).toEqual(['hearing.hostInvestigated']);
  const permit = stand('permit', [
    'applicationRegistered',
    'accepted',
    'interestedPartyNotified',
    'hearingRequested',
    'hearingNoticeServed',
  ]);
  expect(bars(permit, 'hearingHeld', 'H')).toEqual(['hearing.noticeTooShort']);
  expect(permit.clocks.map((c) => c.term)).toEqual(['licence.decision']);
  expect(permit.within[0]?.clocks.map((c) => c.term)).toEqual(['licence.hearing']);
});

test('a penalty on the spot is barred above its limit, in the class of hearings, and without notice or proof', () => {
  const decide = (records: Told[], profile: Record<string, unknown>) =>
    bars(stand('penalty.summary', records, profile), 'decisionMade');
  const ready = ['arrived', 'siteInspection', 'defenceReceived', 'defenceReviewed'];
  expect(decide(ready, { penalty: { amount: 3000 } })).toEqual([]);
  expect(decide(ready, { penalty: { amount: '3001' } })).toEqual(['summary.overLimit']);
  expect(decide(ready, { hearingEligible: true })).toEqual(['summary.hearingClass']);
  expect(decide(ready.slice(0, 3), {})).toEqual(['summary.defenceNotReviewed']);
  expect(bars(stand('penalty.summary', ['arrived']), 'decisionMade')).toEqual(['summary.noEvidence']);
  const citizen = told(
    'penalty.summary',
    [{ kind: 'partyIdentified', data: { partyType: 'citizen', name: '某人' } }, 'rightsNotified', 'siteInspection'],
    { penalty: { amount: 201 } },
  );
  expect(bars(procedureOf(citizen, after(citizen)), 'decisionMade')).toEqual(['summary.overLimit']);
  const cash = stand('penalty.summary', [
    'arrived',
    'siteInspection',
    'defenceWaived',
    'decisionMade',
    'served',
    'fineCollectedOnSpot',
  ]);
  expect(cash.clocks.map((c) => c.term)).toEqual([
    'penalty.summary.filing',
    'penalty.collection.handover',
    'penalty.publication',
  ]);
  expect(cash.openActs.map((a) => a.act)).toContain('summaryFiled');
  const handed = stand('penalty.summary', [
    'arrived',
    'siteInspection',
    'defenceWaived',
    'decisionMade',
    'served',
    'fineCollectedOnSpot',
    'fineHandedOver',
  ]);
  expect(handed.clocks.map((c) => c.term)).toContain('penalty.collection.deposit');
});

test('a permit is barred until examined, heard, reviewed and approved; silence accepts it from the day of receipt', () => {
  const decide = (records: Told[], profile = {}) => bars(stand('permit', records, profile), 'decisionMade');
  const ready = ['applicationRegistered', 'accepted', 'reviewed', ...disposalSigned, 'headApproved'];
  expect(decide(ready)).toEqual([]);
  expect(decide(['applicationRegistered', 'accepted', 'interestedPartyNotified', 'reviewed'])).toEqual([
    'permit.interestedNotHeard',
    'permit.notApproved',
  ]);
  expect(
    decide(['applicationRegistered', 'accepted', 'legalReviewCompleted', ...disposalSigned, 'headApproved'], {
      isMajor: true,
    }),
    'a step of review without its opinion says nothing of what it came to',
  ).toEqual(['permit.notExamined', 'permit.notReviewed']);
  expect(bars(stand('permit', ['applicationRegistered', 'correctionNoticeIssued']), 'accepted')).toEqual([
    'permit.notSupplemented',
  ]);
  expect(
    bars(
      stand('permit', ['applicationRegistered', 'correctionNoticeIssued', 'materialsSupplemented']),
      'correctionNoticeIssued',
    ),
  ).toEqual(['permit.noticeTwice']);
  const silent = stand('permit', ['applicationRegistered'], {}, '2026-03-20 09:00:00');
  expect(silent.clocks[0]).toMatchObject({
    term: 'licence.decision',
    derivation: { start: { day: '2026-03-02', event: '收到申请材料（视为受理）' } },
  });
  const granted = stand('permit', [...ready, 'decisionMade']);
  expect(granted.clocks.map((c) => c.term)).toEqual(['licence.delivery', 'licence.publication']);
});

test('a sealing is barred without approval, its clock runs, and once expired it can only be released', () => {
  expect(bars(stand('coercion.sealing', []), 'sealSeizureImplemented')).toEqual(['sealing.notApproved']);
  expect(
    bars(stand('coercion.sealing', ['sealSeizureApproval', 'initiationApproved']), 'sealSeizureImplemented'),
  ).toEqual([]);
  const emergency: Told[] = [{ kind: 'sealSeizureImplemented', data: { urgent: true } }];
  const running = stand('coercion.sealing', emergency);
  expect(running.clocks.map((c) => `${c.term} ${c.lastDay}`)).toEqual([
    'coercion.sealing 2026-04-01',
    'coercion.emergency.approval 2026-03-03',
  ]);
  expect(running.nextClock?.term).toBe('coercion.emergency.approval');
  expect(bars(running, 'sealSeizureExtended')).toEqual([]);
  const expired = stand('coercion.sealing', emergency, {}, '2026-04-02 00:00:00');
  expect(bars(expired, 'sealSeizureExtended')).toEqual(['sealing.expired']);
  expect(expired.clocks.find((c) => c.term === 'coercion.sealing')?.status).toBe('overdue');
  const extended = stand('coercion.sealing', [...emergency, 'sealSeizureExtended']);
  expect(extended.clocks.find((c) => c.term === 'coercion.sealing')?.lastDay).toBe('2026-05-01');
  expect(bars(extended, 'sealSeizureExtended')).toContain('sealing.extendedOnce');
  const tested = stand('coercion.sealing', [
    ...emergency,
    paper('testPeriodNotice', { from: '2026-03-10', to: '2026-03-20' }),
  ]);
  expect(tested.clocks.find((c) => c.term === 'coercion.sealing')?.lastDay).toBe('2026-04-11');
  const until = (records: Told[], when?: string) =>
    stand('coercion.sealing', records, {}, when).clocks.map((c) => `${c.term} ${c.lastDay}`);
  const short: Told[] = [
    'sealSeizureImplemented',
    paper('sealSeizureDecision', { from: '2026-03-02', to: '2026-03-16' }),
  ];
  expect(until(short)).toEqual(['coercion.sealing 2026-04-01', 'coercion.sealing.stated 2026-03-16']);
  expect(bars(stand('coercion.sealing', short, {}, '2026-03-17 00:00:00'), 'sealSeizureExtended')).toEqual([
    'sealing.expired',
  ]);
  expect(until([...short, { kind: 'sealSeizureExtended', data: { to: '2026-04-11' } }])).toEqual([
    'coercion.sealing 2026-05-01',
    'coercion.sealing.stated 2026-04-11',
  ]);
  expect(until([...short, { kind: 'sealSeizureExtended', data: { to: '2026-03-20' } }])).toEqual([
    'coercion.sealing 2026-05-01',
    'coercion.sealing.stated 2026-03-20',
  ]);
  const released = stand('coercion.sealing', [...emergency, 'sealSeizureReleased']);
  expect(released.clocks.map((c) => c.term)).toContain('coercion.release.service');
  const inside = stand('penalty.ordinary', [...reported, 'sealSeizureImplemented']);
  expect(inside.within.map((v) => v.id)).toEqual(['Q']);
});

test('coercion waits for the demand, keeps off nights and holidays, and never moves money without a law for it', () => {
  const act = (records: Told[], kind: string, when?: string) =>
    bars(stand('coercion.enforcement', records, {}, when), kind);
  expect(act([], 'enforcementDecided')).toEqual(['enforcement.noDemand']);
  const demanded: Told[] = [{ kind: 'demandServed', data: { due: '2026-03-12' } }];
  expect(act(demanded, 'enforcementDecided')).toEqual(['enforcement.demandRunning']);
  expect(act(demanded, 'enforcementDecided', '2026-03-13 09:00:00')).toEqual([]);
  const moving: Told = {
    kind: 'judgement',
    data: { obligation: 'A25.0', verdict: 'met', reason: '有证据证明正在转移财物' },
  };
  expect(act([...demanded, moving], 'enforcementDecided')).toEqual([]);
  expect(
    act(
      [...demanded, { ...moving, data: { obligation: 'A25.0', verdict: 'met', reason: '估计' } }],
      'enforcementDecided',
    ),
  ).toEqual(['enforcement.demandRunning']);
  expect(act(demanded, 'fundTransferNotice', '2026-03-13 09:00:00')).toEqual(['enforcement.noPowerToTransfer']);
  expect(act(demanded, 'auctionDisposalRecord', '2026-03-13 09:00:00')).toEqual(['enforcement.nothingSealed']);
  const willDo: Told[] = [...demanded, { kind: 'substitutePerformanceDecided', when: '2026-03-13 09:00:00' }];
  expect(act(willDo, 'enforcementExecuted', '2026-03-13 23:00:00')).toEqual(['enforcement.forbiddenHour']);
  expect(act(willDo, 'enforcementExecuted', '2026-03-16 10:00:00')).toEqual([]);
  const hasty: Told[] = ['demandServed', 'substitutePerformanceDecided'];
  expect(act(hasty, 'enforcementExecuted', '2026-03-04 10:00:00')).toEqual(['enforcement.performanceTooSoon']);
  const unpaid = stand('penalty.ordinary', [...decided, 'served'], {}, '2026-03-30 09:00:00');
  expect(unpaid.within.map((v) => v.id)).toEqual(['E', 'F']);
  expect(bars(unpaid, 'additionalFineDecided', 'E')).toEqual(['enforcement.noDemand']);
  const urged = stand('penalty.ordinary', [...decided, 'served', 'demandServed'], {}, '2026-03-30 09:00:00');
  expect(bars(urged, 'additionalFineDecided', 'E')).toEqual([]);
  const lawful = agencyOf([
    {
      kind: 'legalBasisAdded',
      when: '2026-01-01',
      data: { law: '某法', article: '1', level: '法律', effectiveFrom: '2020-01-01', words: '可以划拨存款' },
    },
  ]);
  const d = told('coercion.enforcement', demanded);
  expect(bars(procedureOf({ ...d, agency: lawful }, at('2026-03-13 09:00:00')), 'fundTransferNotice')).toEqual([]);
});

test('instalments put off the day from which a fine is overdue', () => {
  const granted: Told[] = [
    ...decided,
    'served',
    {
      kind: 'installmentApproved',
      data: { schedule: [{ no: 1, due: '2026-03-31' }, { no: 2, amount: 1, due: '2026-04-30' }, null] },
    },
    'demandServed',
  ];
  const fine = (when: string) => bars(stand('penalty.ordinary', granted, {}, when), 'additionalFineDecided', 'E');
  expect(fine('2026-03-31 12:00:00')).toEqual(['enforcement.notOverdue']);
  expect(fine('2026-04-01 00:00:00')).toEqual([]);
  const unplanned: Told[] = [...decided, 'served', { kind: 'installmentApproved', data: {} }, 'demandServed'];
  expect(bars(stand('penalty.ordinary', unplanned), 'additionalFineDecided', 'E')).toEqual(['enforcement.notOverdue']);
});

test('the court may be asked only in its window, after the demand, with no remedy under way', () => {
  const owed: Told[] = [...decided, 'served', { kind: 'demandServed', when: '2026-08-20 10:00:00' }];
  const ask = (records: Told[], when: string) =>
    bars(stand('penalty.ordinary', records, {}, when), 'courtApplied', 'F');
  expect(ask(owed, '2026-09-01 10:00:00')).toEqual(['court.suitOpen', 'court.demandRunning']);
  expect(ask(owed, '2026-09-20 10:00:00')).toEqual([]);
  expect(ask(owed, '2026-12-15 10:00:00')).toEqual(['court.closed']);
  expect(ask([...owed, 'lawsuitFiled'], '2026-09-20 10:00:00')).toEqual(['court.remedyPending']);
  expect(ask([...owed, 'reconsiderationRequested', 'reconsiderationDecided'], '2026-09-20 10:00:00')).toEqual([]);
  expect(ask([...owed, 'enforcementSuspended'], '2026-09-20 10:00:00')).toEqual(['court.paused']);
  expect(ask([...decided, 'additionalFineDecided'], '2026-09-20 10:00:00')).toEqual([
    'court.notServed',
    'court.noDemand',
  ]);
  const window = stand('penalty.ordinary', owed, {}, '2026-09-20 10:00:00').within.find((v) => v.id === 'F');
  expect(window?.clocks.map((c) => `${c.term} ${c.lastDay}`)).toEqual(['coercion.court.application 2026-12-14']);
  const applied = stand('penalty.ordinary', [
    ...owed,
    { kind: 'courtApplied', when: '2026-09-20 10:00:00' },
  ]).within.find((v) => v.id === 'F');
  expect(applied?.clocks.map((c) => `${c.term} ${c.side}`)).toEqual(['coercion.court.acceptance court']);
});

test('an application taken back from the court may be made again in the same three months, and no later', () => {
  const taken: Told[] = [
    ...decided,
    'served',
    { kind: 'demandServed', when: '2026-08-20 10:00:00' },
    { kind: 'courtApplied', when: '2026-09-20 10:00:00' },
    { kind: 'courtAccepted', when: '2026-09-24 10:00:00' },
    { kind: 'courtApplicationWithdrawn', when: '2026-10-10 10:00:00', data: { reason: '当事人承诺分期履行' } },
  ];
  const court = (records: Told[], when: string) => {
    const view = stand('penalty.ordinary', records, {}, when).within.find((v) => v.id === 'F');
    return {
      state: view?.state,
      clocks: view?.clocks.map((c) => `${c.term} ${c.lastDay}`),
      again: view?.openActs.find(({ act }) => act === 'courtApplied')?.blockedBy.map(({ code }) => code),
    };
  };
  expect(court(taken, '2026-10-11 10:00:00')).toEqual({
    state: 'Fw',
    clocks: ['coercion.court.application 2026-12-14'],
    again: [],
  });
  expect(court(taken, '2026-12-15 10:00:00').again).toEqual(['court.closed']);
  const again: Told[] = [...taken, { kind: 'courtApplied', when: '2026-11-20 10:00:00' }];
  expect(court(again, '2026-11-21 10:00:00')).toMatchObject({
    state: 'F2',
    clocks: ['coercion.court.acceptance 2026-11-27'],
  });
});

test('no business is entered for inspection without approval', () => {
  expect(bars(stand('inspection', ['inspectionPlanned']), 'inspectionNotified')).toEqual(['inspection.notApproved']);
  expect(bars(stand('inspection', ['inspectionPlanned', 'initiationApproved']), 'siteInspection')).toEqual([]);
  const ordered = stand('inspection', [
    'inspectionPlanned',
    'initiationApproved',
    'siteInspection',
    'inspectionResultNotified',
    'correctionOrdered',
  ]);
  expect(bars(ordered, 'caseClosed')).toEqual(['inspection.notFollowedUp']);
  expect(ordered.clocks.map((c) => c.term)).toContain('publicity.other');
  expect(stand('inspection', [urgent]).nextClock?.term).toBe('regulation.7.supplement');
});

test('a complaint by name is not closed without a reply; an anonymous one not started needs its reason', () => {
  const close = (...records: Told[]) => bars(stand('complaint', records), 'caseClosed');
  const byName: Told = { kind: 'complaintRegistered', data: { realName: true } };
  expect(close(byName, 'notInitiated')).toEqual(['complaint.notReplied']);
  expect(close(byName, 'notInitiated', 'complaintReplied')).toEqual([]);
  const anonymous: Told = { kind: 'complaintRegistered', data: { realName: false } };
  expect(close(anonymous, 'notInitiated')).toEqual(['complaint.noReason']);
  expect(close(anonymous, { kind: 'notInitiated', data: { reason: '内容不具体' } })).toEqual([]);
  expect(
    close('complaintRegistered', { kind: 'informantIdentified', data: { named: false } }, 'nonInitiationApproval'),
  ).toEqual([]);
  expect(bars(stand('complaint', []), 'complaintRegistered')).toEqual([]);
  const told = (...records: Told[]) => stand('complaint', records).clocks.map((c) => c.term);
  expect(told('complaintRegistered')).toEqual(['complaint.notice']);
  expect(told('complaintRegistered', 'complaintAccepted')).toEqual(['complaint.forwarding', 'complaint.conclusion']);
  expect(told(byName, 'notInitiated')).toEqual(['complaint.notice', 'regulation.8.notice']);
  expect(told(anonymous, 'notInitiated')).toEqual(['complaint.notice']);
});

test('a correction order is looked at again after service, and the case is not closed before', () => {
  expect(bars(stand('correction', []), 'correctionOrderServed')).toEqual(['correction.noOrder']);
  expect(bars(stand('correction', ['correctionOrdered']), 'followUp')).toEqual(['correction.notServed']);
  expect(bars(stand('correction', ['correctionOrdered', 'correctionOrderServed']), 'followUp')).toEqual([]);
  const signed = told('correction', [
    paper('correctionOrder', {}, 'o'),
    { kind: 'signature', data: { role: '受送达人签收', name: '甲' }, links: { signs: 'o' } },
  ]);
  expect(procedureOf(signed, after(signed)).state).toBe('R1');
  const tested = stand('correction', ['testReportIssued', 'correctionOrdered']);
  expect(tested.clocks.map((c) => c.term)).toEqual(['dailyPenalty.correction']);
  const served = stand('correction', [
    'testReportIssued',
    paper('correctionOrder', { due: '2026-03-31' }),
    'correctionOrderServed',
  ]);
  expect(served.clocks.map((c) => `${c.term} ${c.lastDay}`)).toEqual([
    'correction.stated 2026-03-31',
    'dailyPenalty.reinspection 2026-04-03',
  ]);
});

test('a case closes in one of fourteen ways, each with what it needs', () => {
  expect(closingKinds).toHaveLength(14);
  expect(new Set(closingKinds.map((k) => k.id)).size).toBe(14);
  const open = (...records: Told[]) =>
    stand('penalty.ordinary', records)
      .closings.filter((c) => c.blockedBy.length === 0)
      .map((c) => c.id);
  expect(open()).toEqual([]);
  expect(open('performanceRecorded')).toContain('performed');
  expect(open('paymentMade'), 'that somebody paid is no record of it (制度第二十三条)').not.toContain('performed');
  expect(open('courtExecuted')).toContain('enforced');
  expect(open('nonPenaltyDecision')).toContain('notPenalised');
  expect(open('caseWithdrawalApproval')).toContain('filingWithdrawn');
  expect(open('investigationTerminated')).toContain('investigationTerminated');
  expect(open('crimeTransferred')).toContain('transferredToJustice');
  expect(open('caseTransferred')).toEqual(expect.arrayContaining(['transferredElsewhere', 'reportedToGovernment']));
  expect(open('lawsuitDecided')).toContain('decisionOverturned');
  expect(open('enforcementTerminated')).toContain('enforcementTerminated');
  expect(open('courtRefused')).toContain('courtRefused');
  expect(open('agreementConcluded', 'performanceRecorded')).toContain('agreementPerformed');
  expect(open('notInitiated')).toContain('notFiled');
  const suspended = told('penalty.ordinary', ['enforcementSuspended'], {}, '2022-03-02');
  const ways = (when: string) =>
    procedureOf(suspended, at(when)).closings.find((c) => c.id === 'suspendedThreeYears')?.blockedBy.length;
  expect([ways('2025-03-02 09:59:59'), ways('2025-03-02 10:00:00')]).toEqual([1, 0]);
  expect(bars(stand('penalty.ordinary', [...decided, 'served']), 'caseClosed')).toEqual(['closing.noGround']);
  expect(
    bars(stand('penalty.ordinary', [...decided, 'served', 'performanceRecorded', 'correctionOrdered']), 'caseClosed'),
  ).toEqual(['closing.notFollowedUp']);
});

test('recusal may be asked for while the case goes on, and once asked for must be decided', () => {
  const acts = (...records: Told[]) => stand('penalty.ordinary', records).openActs.map((a) => a.act);
  expect(acts('clueRegistered', 'programInitiationApproval')).toContain('recusalRequested');
  const asked = acts('clueRegistered', 'programInitiationApproval', 'recusalRequested');
  expect(asked).toContain('recusalDecided');
  expect(asked).not.toContain('recusalRequested');
  expect(acts('clueRegistered', 'notInitiated')).not.toContain('recusalRequested');
  expect(
    stand('penalty.ordinary', ['clueRegistered', 'programInitiationApproval', 'recusalRequested']).flags.recusalPending,
  ).toBe(true);
});

test('a conversion ties two cases, each naming the other; what is not foreseen is refused', () => {
  const [a, b] = ['018f0000-0000-7000-8000-0000000000c1', '018f0000-0000-7000-8000-0000000000c2'];
  for (const c of conversions) {
    const plan = planConversion(
      { subject: a, procedure: c.from },
      { subject: b, procedure: c.to },
      '事实需要进一步调查',
    );
    expect(plan.ok, c.title).toBe(true);
    if (!plan.ok) continue;
    expect(plan.ties.map((t) => [t.subject, t.data.other])).toEqual([
      [a, b],
      [b, a],
    ]);
    expect(plan.ties[1].data.relation).toBe('filedFrom');
  }
  const code = (...args: Parameters<typeof planConversion>) => {
    const plan = planConversion(...args);
    return plan.ok ? null : plan.refusal.code;
  };
  expect(code({ subject: a, procedure: 'permit' }, { subject: b, procedure: 'penalty.ordinary' }, '理由')).toBe(
    'conversion.notForeseen',
  );
  expect(code({ subject: a, procedure: 'inspection' }, { subject: a, procedure: 'penalty.ordinary' }, '理由')).toBe(
    'conversion.sameCase',
  );
  expect(code({ subject: a, procedure: 'inspection' }, { subject: b, procedure: 'penalty.ordinary' }, '')).toBe(
    'conversion.noReason',
  );
  const from = told('inspection', [linkedTo('becameOrdinary')]);
  const other = {
    ...told('penalty.ordinary', [
      { kind: 'caseLinked', data: { other: a, relation: 'filedFrom', reason: '检查发现' } },
    ]),
    subject: b,
  };
  expect(linkedBothWays(from, other)).toBe(true);
  expect(linkedBothWays(from, { ...told('penalty.ordinary', []), subject: b })).toBe(false);
  expect(linksOf(from)).toMatchObject([{ other: b, relation: 'becameOrdinary', reason: null }]);
});

test('what may not count towards the time for a decision is read from the records that begin and end it', () => {
  const stops = (records: Told[], type = 'penalty.ordinary') => {
    const d = told(type, records);
    return stopsOfCase(matterOf(d, after(d))).map((s) => `${s.cause} ${iso(s.from)} ${iso(s.to)} ${s.notified}`);
  };
  expect(stops(['investigationSuspended', 'investigationResumed', 'investigationSuspended'])).toEqual([
    'suspension 2026-03-02 2026-03-03 false',
    'suspension 2026-03-04 null false',
  ]);
  expect(stops(['testCommissioned', 'testReportIssued'])).toEqual(['monitoring 2026-03-02 2026-03-03 false']);
  expect(stops(['serviceAttempted', 'publicNoticePosted', { kind: 'served', when: '2026-04-03 10:00:00' }])).toEqual([
    'service 2026-03-02 2026-04-03 false',
    'publicNotice 2026-03-03 2026-04-03 false',
  ]);
  expect(stops(['hearingRequested', 'hearingWithdrawn'])).toEqual(['hearing 2026-03-02 2026-03-03 false']);
  expect(
    stops([
      'hearingRequested',
      { kind: 'hearingHeld', key: 'h' },
      paper('hearingRecord', {}, 'r', { during: 'h' }),
      { kind: 'signature', data: { role: '当事人', name: '甲' }, links: { signs: 'r' } },
    ]),
  ).toEqual(['hearing 2026-03-02 2026-03-05 false']);
  expect(stops(['hearingRequested', 'hearingHeld'])).toEqual(['hearing 2026-03-02 2026-03-03 false']);
  const notice = (kind: string) => paper('excludedPeriodNotice', { kind, from: '2026-03-10', to: '2026-03-12' });
  expect(
    stops([
      notice('专家评审'),
      notice('听证'),
      notice('拍卖'),
      notice('鉴定'),
      notice('检验'),
      paper('excludedPeriodNotice', { kind: 1, from: '不明', to: '2026-03-12' }),
    ]).map((s) => s.split(' ')[0]),
  ).toEqual(['expertReview', 'hearing', 'tendering', 'appraisal', 'testing']);
});

test('a case of papers alone is read from its papers, and a public notice ends by itself', () => {
  const stops = (records: Told[], agency = agencyOf([])) => {
    const d = { ...told('penalty.ordinary', records), agency };
    return stopsOfCase(matterOf(d, after(d))).map((s) => `${s.cause} ${iso(s.from)} ${iso(s.to)}`);
  };
  expect(stops([paper('expertCommission'), paper('expertOpinion')])).toEqual(['monitoring 2026-03-02 2026-03-03']);
  expect(stops([paper('hearingRequest'), paper('hearingRecord')])).toEqual(['hearing 2026-03-02 2026-03-03']);
  expect(stops([paper('investigationSuspension', { from: '2026-03-10', to: '2026-03-20' })])).toEqual([
    'suspension 2026-03-10 2026-03-20',
  ]);
  expect(stops([paper('investigationSuspension', { from: '2026-03-10' })])).toEqual(['suspension 2026-03-10 null']);
  expect(stops([paper('investigationSuspension', {}), 'interview'])).toEqual([]);
  expect(stops(['publicNoticePosted'])).toEqual(['publicNotice 2026-03-02 2026-04-01']);
  const noticesOnly = agencyOf([
    {
      kind: 'parameter',
      when: '2026-01-01',
      data: { parameter: 'P22', value: 'publicNoticeOnly', from: '2026-01-01', reason: '市局决定' },
    },
  ]);
  expect(stops(['serviceAttempted', 'served'])).toEqual(['service 2026-03-02 2026-03-03']);
  expect(stops(['serviceAttempted', 'served'], noticesOnly)).toEqual([]);
});

test('an extension is by whom its record says, by the heads together where they met that day', () => {
  const by = (records: Told[]) => {
    const d = told('penalty.ordinary', records);
    return extensionsOfCase(matterOf(d, after(d)), 'calendarDays').map((e) => `${e.by} ${e.period.count}`);
  };
  expect(by(['periodExtended'])).toEqual(['head 30']);
  expect(by([{ kind: 'periodExtended', data: { approvedBy: '集体讨论', days: 20 } }])).toEqual([
    'headsCollectively 20',
  ]);
  expect(by([{ kind: 'periodExtended', data: { by: '大队长' } }])).toEqual(['departmentHead 30']);
  expect(
    by([
      { kind: 'collectiveDiscussion', when: '2026-03-05 09:00:00' },
      { kind: 'periodExtended', when: '2026-03-05 10:00:00' },
    ]),
  ).toEqual(['headsCollectively 30']);
  expect(by([paper('periodExtensionNotice', { days: '十' })])).toEqual(['head 30']);
  expect(
    by([{ kind: 'periodExtended', key: 'e' }, paper('periodExtensionNotice', { days: 25 }, 'n', { during: 'e' })]),
  ).toEqual(['head 25']);
  const d = told('permit', ['periodExtended']);
  expect(extensionsOfCase(matterOf(d, after(d)), 'workingDays')[0]?.period).toEqual({ unit: 'workingDays', count: 10 });
});

test('a stage is red where its own act is missing, not where the next one was done without it', () => {
  const at = (p: ReturnType<typeof stand>, id: string) => p.stages.find((stage) => stage.id === id)?.state;
  const inspected = stand('inspection', ['inspectionPlanned', 'inspectionNotified']);
  expect([at(inspected, 'I0'), at(inspected, 'I1'), at(inspected, 'I2')]).toEqual(['met', 'blocked', 'met']);
  const approved = stand('inspection', ['inspectionPlanned', 'initiationApproved', 'inspectionNotified']);
  expect([at(approved, 'I1'), at(approved, 'I2')]).toEqual(['met', 'met']);
  const unnotified = stand('inspection', ['inspectionPlanned', 'initiationApproved', 'siteInspection']);
  expect([at(unnotified, 'I1'), at(unnotified, 'I2'), at(unnotified, 'I3')]).toEqual(['met', 'blocked', 'met']);
});

test('a hearing is put off, suspended, resumed and terminated by records of their own', () => {
  const until = ['priorNoticeServed', 'hearingRequested', 'hearingNoticeServed'];
  const hearing = (...more: Told[]) =>
    stand('penalty.ordinary', [...reported, ...until, ...more]).within.find(({ id }) => id === 'H');
  expect(hearing('hearingPostponed')?.state).toBe('H5');
  const again = hearing('hearingPostponed')?.openActs.find(({ act }) => act === 'hearingHeld');
  expect(again?.blockedBy.map(({ code }) => code)).toContain('hearing.notNotifiedAgain');
  expect(hearing('hearingSuspended')?.state).toBe('H5m');
  expect(hearing('hearingSuspended', 'hearingResumed')?.state).toBe('H5');
  expect(hearing('hearingTerminated')).toMatchObject({ state: 'H1w', final: true });
});
