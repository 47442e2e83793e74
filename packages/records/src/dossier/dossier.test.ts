import { describe, expect, it } from 'vitest';
import { foldAgency, noAgencyFacts, officesOn } from '../agency/agency-facts.ts';
import { entry, id } from '../record.fixture.ts';
import { fold } from './dossier.ts';
import { stateOf } from './fact.ts';

const link = (
  rel:
    | 'during'
    | 'signs'
    | 'annuls'
    | 'replaces'
    | 'rectifies'
    | 'supplements'
    | 'issues'
    | 'covers'
    | 'recording'
    | 'approves',
  record: number,
) => ({ rel, record: id(record) as never });

describe('the fold of a case', () => {
  it('of no records is an empty case, not an error', () => {
    const dossier = fold([], noAgencyFacts);
    expect(dossier.facts).toEqual([]);
    expect(dossier.subject).toBe('');
    expect(dossier.lastSeq).toBe(0);
    expect(dossier.party).toBeNull();
  });

  it('lays later knowledge over what the case was opened with', () => {
    const dossier = fold(
      [
        entry(1, 'caseOpened', { title: '某案', isMajor: false }),
        entry(2, 'caseProfile', { isMajor: true }),
        entry(3, 'partyIdentified', { name: '某厂' }),
      ],
      noAgencyFacts,
    );
    expect(dossier.profile).toEqual({ title: '某案', isMajor: true });
    expect(dossier.party?.name).toBe('某厂');
    expect(dossier.lastSeq).toBe(3);
  });

  it('finds documents by step, and signatures, refusals and approvals by document', () => {
    const dossier = fold(
      [
        entry(1, 'siteInspection', {}),
        entry(2, 'siteInspectionRecord', { fields: {} }, { links: [link('during', 1)] }),
        entry(3, 'signature', { role: '检查人', name: '甲' }, { links: [link('signs', 2)] }),
        entry(
          4,
          'signatureRefused',
          { role: '当事人', cause: 'refused', reason: '拒签' },
          { links: [link('signs', 2)] },
        ),
        entry(
          5,
          'approval',
          { level: '负责人', decision: 'approved', opinion: '同意' },
          { links: [link('approves', 2)] },
        ),
      ],
      noAgencyFacts,
    );
    const [step] = dossier.of('siteInspection');
    const [document] = dossier.documents('siteInspectionRecord');
    if (step === undefined || document === undefined) throw new Error('lost');
    expect(dossier.documentsOf(step)).toEqual([document]);
    expect(dossier.stepOf(document)).toBe(step);
    expect(dossier.documents()).toEqual([document]);
    expect(dossier.signaturesOf(document).map((fact) => fact.data.name)).toEqual(['甲']);
    expect(dossier.refusalsOf(document).map((fact) => fact.data.reason)).toEqual(['拒签']);
    expect(dossier.approvalsOf(document).map((fact) => fact.data.decision)).toEqual(['approved']);
    expect(dossier.family('step')).toEqual([step]);
    expect(dossier.find(id(2))).toBe(document);
  });

  it('shows a rectified fact as rectified and keeps what was first written', () => {
    const dossier = fold(
      [
        entry(1, 'interviewRecord', { title: '笔录', fields: { place: '一车间', name: '甲' } }),
        entry(
          2,
          'rectification',
          { reason: '笔误', changes: { fields: { place: '二车间' }, pages: 2 }, clocks: 'original' },
          { links: [link('rectifies', 1)] },
        ),
        entry(
          3,
          'supplement',
          { reason: '补充', changes: { fields: { place: '三车间', phone: '1' }, title: '另一名' } },
          { links: [link('supplements', 1)] },
        ),
      ],
      noAgencyFacts,
    );
    const [fact] = dossier.documents('interviewRecord');
    expect(fact?.data).toEqual({ title: '笔录', pages: 2, fields: { place: '二车间', name: '甲', phone: '1' } });
    expect(fact?.written).toEqual({ title: '笔录', fields: { place: '一车间', name: '甲' } });
    expect(fact?.corrections.map((correction) => correction.kind)).toEqual(['rectification', 'supplement']);
  });

  it('passes an annulled fact over, and still finds it by its id', () => {
    const dossier = fold(
      [
        entry(1, 'interview', {}),
        entry(2, 'annulment', { reason: '重复', clocks: 'stand' }, { links: [link('annuls', 1)] }),
      ],
      noAgencyFacts,
    );
    expect(dossier.of('interview')).toEqual([]);
    expect(dossier.find(id(1))?.annulledBy?.id).toBe(id(2));
  });

  it('reads the newest version of a document that was never issued, and what was issued stays', () => {
    const version = (seq: number, kind: string, before: number) =>
      entry(seq, kind, { fields: {} }, { links: [link('replaces', before)] });
    const revised = fold(
      [entry(1, 'penaltyDecision', { fields: {} }), version(2, 'penaltyDecision', 1)],
      noAgencyFacts,
    );
    expect(revised.documents('penaltyDecision').map((fact) => fact.id)).toEqual([id(2)]);
    expect(revised.find(id(1))?.annulledBy?.id).toBe(id(2));
    const issued = entry(2, 'documentIssued', { number: '罚〔2026〕1号' }, { links: [link('issues', 1)] });
    const after = fold(
      [
        entry(1, 'penaltyDecision', { fields: {} }),
        issued,
        version(3, 'penaltyDecision', 1),
        version(4, 'correctionOrder', 1),
      ],
      noAgencyFacts,
    );
    expect(after.find(id(1))?.annulledBy).toBeNull();
  });

  it('is not troubled by corrections of records it does not hold', () => {
    const wrong = [link('annuls', 90), link('rectifies', 91), link('supplements', 92), link('issues', 93)];
    expect(
      fold([entry(1, 'annulment', { reason: '无', clocks: 'stand' }, { links: wrong })], noAgencyFacts).facts,
    ).toHaveLength(1);
  });

  it('gives a document its number and date at issue', () => {
    const dossier = fold(
      [
        entry(1, 'penaltyDecision', { fields: {} }),
        entry(2, 'documentIssued', { number: '罚〔2026〕1号', seal: '某局' }, { links: [link('issues', 1)] }),
      ],
      noAgencyFacts,
    );
    expect(dossier.documents('penaltyDecision')[0]?.data).toMatchObject({
      number: '罚〔2026〕1号',
      issuedAt: '2025-03-11T02:00:00.000Z',
      seal: '某局',
    });
  });

  it('says which recordings cover an act, until a link is taken back', () => {
    const entries = [
      entry(1, 'recording', { medium: '视频' }),
      entry(2, 'siteInspection', {}),
      entry(3, 'recordingLinked', {}, { links: [link('covers', 2), link('recording', 1)] }),
    ];
    const before = fold(entries, noAgencyFacts);
    expect(before.recordings()).toHaveLength(1);
    const act = before.of('siteInspection')[0];
    expect(act && before.recordingsOf(act).map((fact) => fact.id)).toEqual([id(1)]);
    const after = fold(
      [...entries, entry(4, 'recordingUnlinked', { reason: '选错' }, { links: [link('annuls', 3)] })],
      noAgencyFacts,
    );
    const same = after.of('siteInspection')[0];
    expect(same && after.recordingsOf(same)).toEqual([]);
  });

  it('keeps the bracket of live records and gives imported ones none', () => {
    const live = fold([entry(1, 'interview', {}, { notBefore: '2025-03-11T01:00:00.000Z' as never })], noAgencyFacts)
      .facts[0];
    expect(live?.notBefore?.toString()).toBe('2025-03-11T01:00:00Z');
    expect(live?.receivedAt?.toString()).toBe('2025-03-11T02:30:00Z');
    const imported = fold(
      [entry(1, 'interview', {}, { origin: 'import', notBefore: '2025-03-11T01:00:00.000Z' as never })],
      noAgencyFacts,
    ).facts[0];
    expect(imported?.notBefore).toBeNull();
    expect(imported?.receivedAt).toBeNull();
  });

  it('names what is withheld and what is erased', () => {
    const fact = fold([entry(1, 'interview', {}, { withheld: ['data.a'], erased: ['data.b'] })], noAgencyFacts)
      .facts[0];
    expect(fact && ['data.a', 'data.b', 'data.c'].map((unit) => stateOf(fact, unit))).toEqual([
      'withheld',
      'erased',
      'present',
    ]);
  });

  it('does not lose a record of a kind this version does not know', () => {
    expect(fold([entry(1, 'fromTheFuture', { title: '新步骤' })], noAgencyFacts).facts[0]).toMatchObject({
      kind: 'fromTheFuture',
      title: '新步骤',
      family: 'step',
    });
    expect(fold([entry(1, 'fromTheFuture', {})], noAgencyFacts).facts[0]?.title).toBe('fromTheFuture');
  });

  it('takes a kind of paper for a paper only in a schema it knows', () => {
    const known = entry(1, 'penaltyDecision', { fields: {} });
    const later = entry(2, 'penaltyDecision', { fields: {} });
    const dossier = fold([known, { ...later, body: { ...later.body, schema: 99 } }], noAgencyFacts);
    expect(dossier.of('penaltyDecision')).toHaveLength(2);
    expect(dossier.documents('penaltyDecision').map((fact) => fact.id)).toEqual([id(1)]);
    expect(dossier.documents().map((fact) => fact.id)).toEqual([id(1)]);
  });
});

describe('people and devices of the agency', () => {
  const facts = foldAgency([
    entry(1, 'agencyProfile', { regulator: '某分局' }),
    entry(2, 'person', { person: 'p1', name: '甲', role: '执法人员', unit: '大队' }),
    entry(3, 'person', { person: 'p2', name: '同名' }),
    entry(4, 'person', { person: 'p3', name: '同名' }),
    entry(5, 'certificate', { person: 'p1', certNo: 'C1', certValidTo: '2027-12-31' }),
    entry(6, 'certificate', { person: 'nobody', certNo: 'C2' }),
    entry(7, 'appointment', { person: 'p1', office: 'officer', from: '2025-01-01' }),
    entry(8, 'appointment', { person: 'p1', office: 'archivist', to: '2025-06-30' }),
    entry(9, 'appointment', { person: 'nobody', office: 'officer' }),
    entry(10, 'appointmentEnded', { person: 'p1', office: 'officer', on: '2025-12-31' }),
    entry(11, 'appointmentEnded', { person: 'nobody', office: 'officer', on: '2025-12-31' }),
    entry(12, 'device', { device: 'd1', deviceNo: 'DSJ-07', clockOffsetSec: 2 }),
    entry(13, 'deviceClockCheck', { device: 'd1', offsetSec: 5 }),
    entry(14, 'deviceClockCheck', { device: 'none', offsetSec: 5 }),
    entry(15, 'deviceRetired', { device: 'd1', reason: '报废' }),
    entry(16, 'deviceRetired', { device: 'none', reason: '报废' }),
    entry(17, 'device', { device: 'd2', deviceNo: 'DSJ-08' }),
    entry(18, 'parameter', { parameter: 'P01', value: 'next_hour', from: '2026-01-01' }),
    entry(19, 'person', { person: 'p1', name: '甲', role: '副大队长' }),
  ]);

  it('are folded from its records', () => {
    expect(facts.profile).toEqual({ regulator: '某分局' });
    expect(facts.people.get('p1')).toMatchObject({ name: '甲', role: '副大队长', unit: null });
    expect(facts.people.get('p1')?.certificates).toEqual([{ certNo: 'C1', certValidTo: '2027-12-31' }]);
    expect(facts.devices.get('d1')).toMatchObject({
      retired: true,
      clockChecks: [{ offsetSeconds: 2 }, { offsetSeconds: 5 }],
    });
    expect(facts.devices.get('d2')?.clockChecks).toEqual([]);
    expect(facts.parameters).toMatchObject([{ parameter: 'P01', value: 'next_hour' }]);
  });

  it('have their clock checks in the order in which they were made, whenever they were entered', () => {
    const check = (seq: number, offsetSec: number, from: string) =>
      entry(
        seq,
        'deviceClockCheck',
        { device: 'd', offsetSec },
        { claimed: { from, to: null, precision: 'minute', offset: '+08:00', source: 'person' } as never },
      );
    const late = check(2, 25, '2026-03-11T01:00:00.000Z');
    const early = check(3, 10, '2026-03-01T01:00:00.000Z');
    const device = foldAgency([entry(1, 'device', { device: 'd', deviceNo: 'D' }), late, early]).devices.get('d');
    expect(device?.clockChecks.map(({ offsetSeconds }) => offsetSeconds)).toEqual([10, 25]);
  });

  it('hold offices from day to day', () => {
    const person = facts.people.get('p1');
    const on = (day: string) => person && officesOn(person, Temporal.PlainDate.from(day));
    expect(on('2024-12-31')).toEqual(['archivist']);
    expect(on('2025-01-01')).toEqual(['officer', 'archivist']);
    expect(on('2025-07-01')).toEqual(['officer']);
    expect(on('2026-01-01')).toEqual([]);
  });

  it('are found by the name a case file gave them, by id, and by a name only one bears', () => {
    const imported = entry(1, 'caseImported', {
      keys: {},
      people: { OF1: 'p1', bad: 5 as never },
      devices: { D07: 'd1' },
    });
    const dossier = fold([imported], facts);
    expect(dossier.person('OF1')?.id).toBe('p1');
    expect(dossier.person('p2')?.id).toBe('p2');
    expect(dossier.person('甲')?.id).toBe('p1');
    expect(dossier.person('同名')).toBeUndefined();
    expect(dossier.person(null)).toBeUndefined();
    expect(dossier.device('D07')?.deviceNo).toBe('DSJ-07');
    expect(dossier.device('DSJ-08')?.id).toBe('d2');
    expect(
      fold([entry(1, 'caseImported', { keys: null as never, people: {}, devices: {} })], facts).facts,
    ).toHaveLength(1);
  });
});
