import type { Office } from '@liuhen/records';
import { expect, test } from 'vitest';
import { agencyOf, bodyOf, caseOf, person, record, viewer } from './population.fixture.ts';
import { archivistHandled, separationOf } from './separation.ts';

const at = Temporal.Instant.from('2026-06-01T01:00:00Z');
const opened = { kind: 'caseOpened', data: { title: '案', handlers: [person(1)] }, actor: person(1) };
const report = { kind: 'investigationReport', data: { fields: {} }, actor: person(1) };
const dossier = caseOf([opened, report]);
const ask = (body: Parameters<typeof bodyOf>[1], who = viewer(['brigadeChief'], { person: person(2) }), of = dossier) =>
  separationOf({
    viewer: who,
    body: bodyOf(90, body, body.kind === 'appointment' ? 'agency' : 'case'),
    dossier: of,
    agency: of.agency,
    at,
  })?.id ?? null;
const approval = (more: object = {}) => ({
  kind: 'approval',
  data: { level: '负责人', decision: 'approved', opinion: '同意', ...more },
  links: [{ rel: 'approves', record: record(2) }],
});

test('SoD1: who drew a document up does not approve it, whoever signed as 承办人 neither', () => {
  expect(ask(approval(), viewer(['bureauHead'], { person: person(1) }))).toBe('SoD1');
  expect(ask(approval())).toBe(null);
  const signed = caseOf([opened, { ...report, people: [{ role: '承办人', person: person(2), name: '某' }] }]);
  expect(ask(approval(), viewer(['bureauHead'], { person: person(2) }), signed)).toBe('SoD1');
});

test('SoD2: who investigates does not review, give the legal review, or host the hearing; nor who did before', () => {
  const handler = viewer(['officer', 'legalReviewer'], { person: person(1) });
  expect(ask({ kind: 'legalReviewOpinion', data: { fields: {} } }, handler)).toBe('SoD2');
  expect(ask(approval({ level: '法制审核' }), { ...handler, person: person(1) })).toBe('SoD1');
  expect(
    ask({ kind: 'legalReviewOpinion', data: { fields: {} } }, viewer(['legalReviewer'], { person: person(2) })),
  ).toBe(null);
  const replaced = caseOf([opened, { kind: 'handlerAssigned', data: { handlers: [person(3)] } }]);
  expect(ask({ kind: 'caseReviewForm', data: { fields: {} } }, handler, replaced)).toBe('SoD2');
  const host = (index: number) => ({
    kind: 'hearingHeld',
    people: [{ role: '主持人', person: person(index), name: '某' }],
  });
  expect(ask(host(1))).toBe('SoD2');
  expect(ask(host(5))).toBe(null);
});

test('SoD3: who holds no approving office that day approves nothing', () => {
  expect(ask(approval(), viewer(['archivist'], { person: person(2) }))).toBe('SoD3');
});

test('SoD5: after the recusal nothing of them is taken in', () => {
  const recused = caseOf([
    opened,
    { kind: 'recusalDecided', people: [{ role: '回避人', person: person(4), name: '某' }] },
  ]);
  expect(ask({ kind: 'siteInspection' }, viewer(['officer'], { person: person(4) }), recused)).toBe('SoD5');
});

test('SoD7: an administrator of the three has no other office, and nobody with one becomes one of them', () => {
  const appointed = (office: Office) =>
    caseOf(
      [],
      [
        { kind: 'person', data: { person: person(7), name: '某' } },
        { kind: 'appointment', data: { person: person(7), office, from: '2026-01-01' } },
      ],
    );
  const appoint = (office: Office) => ({
    kind: 'appointment',
    data: { person: person(7), office, from: '2026-05-01' },
  });
  expect(ask(appoint('officer'), undefined, appointed('systemAdministrator'))).toBe('SoD7');
  expect(ask(appoint('auditAdministrator'), undefined, appointed('securityAdministrator'))).toBe('SoD7');
  expect(ask(appoint('auditAdministrator'), undefined, appointed('officer'))).toBe('SoD7');
  expect(ask(appoint('brigadeChief'), undefined, appointed('officer'))).toBe(null);
  const over = caseOf(
    [],
    [
      { kind: 'person', data: { person: person(7), name: '某' } },
      { kind: 'appointment', data: { person: person(7), office: 'officer', from: '2026-01-01', to: '2026-04-30' } },
    ],
  );
  expect(ask(appoint('systemAdministrator'), undefined, over)).toBe(null);
});

test('SoD7: nor in a term that only later meets another, nor by acting for somebody', () => {
  const of = (office: Office, from: string, to?: string) =>
    caseOf(
      [],
      [
        { kind: 'person', data: { person: person(7), name: '某' } },
        { kind: 'appointment', data: { person: person(7), office, from, ...(to === undefined ? {} : { to }) } },
      ],
    );
  const appoint = (office: Office, from: string, to?: string) => ({
    kind: 'appointment',
    data: { person: person(7), office, from, ...(to === undefined ? {} : { to }) },
  });
  const later = of('auditAdministrator', '2030-01-01');
  expect(ask(appoint('officer', '2026-05-01'), undefined, later)).toBe('SoD7');
  expect(ask(appoint('officer', '2026-05-01', '2029-12-31'), undefined, later)).toBe(null);
  expect(ask(appoint('officer', '2026-05-01', '2030-01-01'), undefined, later)).toBe('SoD7');
  const agencyFact = (data: object) => ({ kind: 'delegation', data: { from: person(8), to: person(7), ...data } });
  const term = { start: '2026-05-01', end: '2026-06-01' };
  const guarded = (data: object, dossier: ReturnType<typeof of>) =>
    separationOf({
      viewer: viewer(['securityAdministrator'], { person: person(2) }),
      body: bodyOf(90, agencyFact(data), 'agency'),
      dossier,
      agency: dossier.agency,
      at,
    })?.id ?? null;
  expect(guarded({ office: 'bureauHead', ...term }, of('systemAdministrator', '2026-01-01'))).toBe('SoD7');
  expect(guarded({ office: 'bureauHead', ...term }, of('systemAdministrator', '2026-07-01'))).toBe(null);
  expect(guarded({ office: 'bureauHead', ...term }, of('officer', '2026-01-01'))).toBe(null);
  expect(guarded({ office: 'auditAdministrator', ...term }, of('officer', '2026-01-01'))).toBe('SoD7');
});

test('SoD8: to approve for another needs a delegation in force, and not on what that other drew up', () => {
  const acting = viewer(['bureauHead'], { person: person(2), acting: [{ office: 'bureauHead', for: person(8) }] });
  expect(ask(approval({ onBehalfOf: person(8) }))).toBe('SoD8');
  expect(ask(approval({ onBehalfOf: person(8) }), acting)).toBe(null);
  const drawnUp = caseOf([opened, { ...report, actor: person(8) }]);
  expect(ask(approval({ onBehalfOf: person(8) }), acting, drawnUp)).toBe('SoD8');
});

test('SoD6: an archivist who handled the case is only pointed out', () => {
  expect(archivistHandled(viewer(['archivist'], { person: person(1) }), dossier)).toBe(true);
  expect(archivistHandled(viewer(['archivist'], { person: person(2) }), dossier)).toBe(false);
});

test('an appointment of somebody unknown is for the form to refuse, not for the separation', () => {
  expect(ask({ kind: 'appointment', data: { person: person(99), office: 'officer' } }, undefined, caseOf([], []))).toBe(
    null,
  );
  expect(agencyOf([]).people.size).toBe(0);
});
