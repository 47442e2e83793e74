import { type Office, offices } from '@liuhen/records';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classifications, volumes } from './classification.ts';
import {
  acts,
  agencyThing,
  caseGround,
  caseThing,
  mayAccess,
  policy,
  recordThing,
  relations,
  scopeOf,
  type Thing,
} from './index.ts';
import { agencyId, caseId, caseOf, person, viewer } from './population.fixture.ts';
import { holds, simplify, thingFields } from './predicate.ts';

const things = fc.record({
  kind: fc.constantFrom('case', 'record', 'draft', 'agency', 'account', 'accessEntry', 'job'),
  agency: fc.constantFrom(agencyId, '90000000-0000-4000-8000-000000000000'),
  subject: fc.constantFrom(caseId, agencyId),
  record: fc.constantFrom(null, 'r1', 'r2'),
  recordKind: fc.constantFrom(
    null,
    'siteInspection',
    'complaintRegister',
    'approval',
    'hold',
    'leave',
    'people',
    'appointment',
  ),
  family: fc.constantFrom(null, 'step', 'recording', 'document'),
  classification: fc.constantFrom(...classifications),
  volume: fc.constantFrom(...volumes),
  state: fc.constantFrom('new', 'open', 'closed', 'archived'),
  owner: fc.constantFrom(null, person(1), person(2)),
  held: fc.constantFrom(null, 'held'),
  relations: fc.array(
    fc.record({ relation: fc.constantFrom(...relations), person: fc.constantFrom(person(1), person(2)) }),
    {
      maxLength: 3,
    },
  ),
}) as fc.Arbitrary<Thing>;

const viewers = fc
  .record({
    held: fc.subarray([...offices]),
    grants: fc.array(
      fc.record({ right: fc.constantFrom('find', 'read', 'download'), thing: fc.constantFrom(caseId, 'r1') }),
      { maxLength: 2 },
    ),
  })
  .map(({ held, grants }) => viewer(held, { grants: grants as never }));

test('the scope of a list holds for exactly the things that one may access one by one', () => {
  fc.assert(
    fc.property(viewers, fc.constantFrom(...acts), things, (who, act, thing) => {
      expect(holds(scopeOf(who, act, thing.kind), thing)).toBe(mayAccess(who, act, thing).allowed);
    }),
    { numRuns: 5_000 },
  );
});

test('simplifying a condition never changes what it holds for', () => {
  const tree = fc.letrec<{ tree: Parameters<typeof simplify>[0] }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.record({ is: fc.constantFrom('always' as const, 'never' as const) }),
      fc.record({
        field: fc.constantFrom(...thingFields),
        oneOf: fc.array(fc.constantFrom('case', 'step', 'main'), { maxLength: 2 }),
      }),
      fc.record({ related: fc.subarray([...relations]), person: fc.constantFrom(person(1), person(2)) }),
      fc.record({ not: tie('tree') }),
      fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }),
    ),
  })).tree;
  fc.assert(
    fc.property(tree, things, (predicate, thing) => {
      expect(holds(simplify(predicate), thing)).toBe(holds(predicate, thing));
    }),
  );
});

const ground = (told: Parameters<typeof caseOf>[0]) => caseGround(agencyId, caseOf(told));
const opened = (...handlers: string[]) => ({ kind: 'caseOpened', data: { title: '案', handlers }, actor: person(9) });
const may = (office: Office, act: (typeof acts)[number], thing: Thing, index = 1) =>
  mayAccess(viewer([office], { person: person(index) }), act, thing).allowed;

test('an officer may find every case of the agency, and read only those they handle', () => {
  const mine = caseThing(ground([opened(person(1))]));
  const theirs = caseThing(ground([opened(person(2))]));
  expect([may('officer', 'find', mine), may('officer', 'read', mine)]).toEqual([true, true]);
  expect([may('officer', 'find', theirs), may('officer', 'read', theirs)]).toEqual([true, false]);
});

test('who handled a case and was replaced may find it still, and read it no more', () => {
  const thing = caseThing(ground([opened(person(1)), { kind: 'handlerAssigned', data: { handlers: [person(2)] } }]));
  expect([may('officer', 'find', thing), may('officer', 'read', thing)]).toEqual([true, false]);
});

test('a case to which nobody is assigned is handled by who opened it', () => {
  const thing = caseThing(ground([{ kind: 'caseOpened', data: { title: '案' }, actor: person(1) }]));
  expect(may('officer', 'read', thing)).toBe(true);
  expect(may('officer', 'read', thing, 2)).toBe(false);
});

test('the legal section issues its own opinion, and no decision (制度第十四条)', () => {
  const here = ground([opened(person(2))]);
  const paper = (kind: string) => recordThing(here, { id: 'x', kind, family: 'document', data: {} });
  expect(may('legalReviewer', 'issue', paper('legalReviewOpinion'))).toBe(true);
  for (const kind of ['penaltyDecision', 'correctionOrder', 'documentIssued', 'priorNotice'])
    expect(may('legalReviewer', 'issue', paper(kind)), kind).toBe(false);
  expect(may('brigadeChief', 'issue', paper('penaltyDecision'))).toBe(true);
});

test('what a hold keeps is destroyed by nobody, and only who puts holds may touch the hold', () => {
  const closed = [opened(person(1)), { kind: 'caseClosed', data: { closureKind: '履行完毕' } }];
  const told = (more: Parameters<typeof caseOf>[0]) => ground([...closed, ...more]);
  const [free, kept] = [told([]), told([{ kind: 'hold', data: { ground: '诉讼' } }])];
  const note = (here: ReturnType<typeof ground>) =>
    recordThing(here, { id: 'x', kind: 'siteInspection', family: 'step', data: {} });
  const hold = recordThing(kept, { id: 'y', kind: 'hold', family: 'custody', data: {} });
  expect(may('archivist', 'dispose', note(free))).toBe(true);
  expect(mayAccess(viewer(['archivist']), 'dispose', note(kept))).toMatchObject({ allowed: false, rule: 'heldIsKept' });
  expect([may('legalReviewer', 'dispose', hold), may('officer', 'dispose', hold)]).toEqual([true, false]);
});

test('who was recused touches nothing of the case, whatever else they are', () => {
  const told = [
    opened(person(1)),
    { kind: 'recusalDecided', people: [{ role: '回避人', person: person(1), name: '某' }] },
  ];
  for (const act of ['read', 'download', 'record', 'approve', 'issue'] as const) {
    expect(mayAccess(viewer(['officer', 'bureauHead']), act, caseThing(ground(told)))).toMatchObject({
      rule: 'recusedSeesNothing',
    });
  }
});

test('the three administrators reach nothing of a case, even one that names them as handler', () => {
  const case_ = caseThing(ground([opened(person(1))]));
  for (const office of ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const) {
    for (const act of acts) expect(may(office, act, case_), `${office} ${act}`).toBe(false);
  }
});

test('who reported is known to the handler and to who took the report, and to no head, reviewer or archivist', () => {
  const told = [opened(person(1)), { kind: 'complaintRegistered', actor: person(3) }];
  const thing = recordThing(ground(told), {
    id: 'x',
    kind: 'complaintRegister',
    family: 'document',
    data: {},
    actor: person(3),
  });
  expect(may('officer', 'read', thing)).toBe(true);
  expect(may('receptionist', 'read', thing, 3)).toBe(true);
  for (const office of [
    'bureauHead',
    'legalReviewer',
    'brigadeChief',
    'supervisor',
    'archivist',
    'cityHead',
  ] as const) {
    expect(may(office, 'read', thing, 5), office).toBe(false);
  }
});

test('the window carries an application through what comes before acceptance, and does nothing in it after', () => {
  const application = { kind: 'caseOpened', actor: person(3), data: { caseType: 'permit', handlers: [person(1)] } };
  const inCase = (...more: { kind: string; actor?: string }[]) => ground([application, ...more]);
  const asks = (act: (typeof acts)[number], kind: string, at: ReturnType<typeof ground>, who = 3) =>
    may('receptionist', act, recordThing(at, { id: 'x', kind, family: 'step', data: {}, actor: person(who) }), who);
  const steps = [
    'receiptIssued',
    'onSpotCorrection',
    'correctionNoticeIssued',
    'materialsSupplemented',
    'accepted',
    'permitChangeRequested',
    'permitRenewalRequested',
  ];
  for (const kind of [...steps, 'correctionNotice', 'signature']) {
    expect(asks('record', kind, inCase()), kind).toBe(true);
    expect(asks('record', kind, inCase(), 4), `${kind} by another`).toBe(false);
    expect(asks('record', kind, inCase({ kind: 'accepted' })), `${kind} after acceptance`).toBe(false);
  }
  for (const kind of [
    'reviewed',
    'permitReviewForm',
    'siteInspection',
    'decisionMade',
    'permitGrantDecision',
    'approval',
  ])
    expect(asks('record', kind, inCase()), kind).toBe(false);
  expect(asks('issue', 'correctionNotice', inCase())).toBe(true);
  expect(asks('issue', 'permitGrantDecision', inCase())).toBe(false);
  expect(may('receptionist', 'read', caseThing(inCase()), 3)).toBe(true);
  expect(may('receptionist', 'read', caseThing(inCase()), 4)).toBe(false);
  expect(may('receptionist', 'download', caseThing(inCase()), 3)).toBe(false);
  for (const end of [
    'accepted',
    'refusedAcceptance',
    'applicationWithdrawn',
    'permitWithdrawalStarted',
    'permitRevocationStarted',
    'permitCancellationStarted',
    'decisionMade',
    'caseClosed',
  ])
    expect(may('receptionist', 'read', caseThing(inCase({ kind: end })), 3), end).toBe(false);
});

test('taking in gives nothing in a case that is no application, and nothing of what is protected', () => {
  const penalty = ground([
    { kind: 'caseOpened', actor: person(3), data: { caseType: 'penalty.ordinary', handlers: [person(1)] } },
  ]);
  expect(may('receptionist', 'read', caseThing(penalty), 3)).toBe(false);
  const application = ground([
    { kind: 'caseOpened', actor: person(3), data: { caseType: 'permit', handlers: [person(1)] } },
  ]);
  const thing = (kind: string) => recordThing(application, { id: 'x', kind, family: 'document', data: {} });
  expect(may('receptionist', 'read', thing('applicationRegister'), 3)).toBe(true);
  expect(may('receptionist', 'read', thing('legalReviewOpinion'), 3)).toBe(false);
});

test('a grant opens the main volume until its last day, and neither the side volume nor who reported', () => {
  const here = ground([opened(person(2))]);
  const who = viewer(['officer'], { grants: [{ right: 'read', thing: caseId }] });
  const thing = (kind: string) => recordThing(here, { id: 'x', kind, family: 'document', data: {} });
  expect(mayAccess(who, 'read', thing('siteInspectionRecord')).allowed).toBe(true);
  expect(mayAccess(who, 'read', thing('legalReviewOpinion')).allowed).toBe(false);
  expect(mayAccess(who, 'read', thing('complaintRegister')).allowed).toBe(false);
  expect(mayAccess(who, 'download', thing('siteInspectionRecord')).allowed).toBe(false);
});

test('nobody opens a case a second time, so that no stranger slips in by an opening', () => {
  const about = { id: 'x', kind: 'caseOpened', family: 'case', data: {} } as const;
  const fresh = { ...ground([]), subject: caseId };
  expect(may('officer', 'record', recordThing(fresh, about))).toBe(true);
  expect(may('officer', 'record', recordThing(ground([opened(person(2))]), about))).toBe(false);
});

test('of another agency there is nothing', () => {
  const thing = { ...caseThing(ground([opened(person(1))])), agency: '90000000-0000-4000-8000-000000000000' };
  expect(may('officer', 'find', thing)).toBe(false);
});

test('each of the three administrators has a part of the powers of one root, and no two the same', () => {
  const powers = (office: Office): string[] => [
    ...(['account', 'accessEntry', 'job'] as const).flatMap((kind) =>
      acts.filter((act) => may(office, act, agencyThing(kind, agencyId))).map((act) => `${act} ${kind}`),
    ),
    ...['appointment', 'person', 'grant', 'calendarLoaded'].filter((recordKind) =>
      may(office, 'record', agencyThing('agency', agencyId, { recordKind })),
    ),
  ];
  expect(powers('systemAdministrator')).toContain('administer account');
  expect(powers('systemAdministrator')).not.toContain('appointment');
  expect(powers('securityAdministrator')).toEqual(expect.arrayContaining(['appointment', 'grant']));
  expect(powers('securityAdministrator')).not.toContain('administer account');
  expect(powers('auditAdministrator')).toEqual(expect.arrayContaining(['read accessEntry', 'download accessEntry']));
  expect(powers('auditAdministrator').some((power) => /record|administer|appointment|person/.test(power))).toBe(false);
});

test('every rule has a reason for people and a name of its own', () => {
  expect(new Set(policy.map(({ id }) => id)).size).toBe(policy.length);
  for (const { id, reason } of policy) expect(reason, id).toMatch(/[。）]$/);
});
