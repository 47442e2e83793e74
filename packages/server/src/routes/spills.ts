import { type Entry, type Fact, storeInstant } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api, type SpillLine } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { demand, ofAgency } from '../reading/demand.ts';
import { findableCaseNo } from '../reading/findable-case-no.ts';
import type { Asker } from '../sign-in/asker.ts';
import { eraseSpill } from '../spills/erase-spill.ts';
import { readmit } from '../spills/readmit.ts';
import { reachOf, setApart } from '../spills/set-apart.ts';
import { type Spill, spillsOf } from '../spills/spills-of.ts';
import { enterOfAgency } from './records.ts';

export function spills(app: FastifyInstance, house: House): void {
  serve(app, api.spills.list, async ({ asker }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'spills'), 'readSpills');
    const custody = asker.facts.facts
      .filter(({ kind, annulledBy }) => kind === 'offlineCustody' && annulledBy === null)
      .map(({ id, at, data }) => ({
        record: id,
        at: storeInstant(at),
        carrierNo: String(data.carrierNo),
        custodian: String(data.custodian),
        place: typeof data.place === 'string' && data.place !== '' ? data.place : null,
      }));
    const items = await Promise.all(spillsOf(asker.facts).map((spill) => lineOf(house, asker, spill)));
    return { items, custody: custody.reverse() };
  });

  serve(app, api.spills.isolate, async ({ asker, body }) => {
    await demand(house, asker, 'record', ofAgency(asker, 'spillIsolated'), 'isolateSpill');
    const reach = await reachOf(house, asker.agency, body.record);
    if (reach === null) throw absent('这条记录');
    const { record, case: caseId, records, hashes } = reach;
    // first the record of it: whatever falls afterwards, it is known what has to be set apart
    const data = { record, case: caseId, note: body.note, records, sha256: hashes };
    await enterOfAgency(house, asker, { id: body.id, kind: 'spillIsolated', data });
    await setApart(house, asker.agency, body.id, reach);
    await house.log.note(asker.agency, { actor: asker.person, action: 'isolateSpill', outcome: 'done', record });
    return { spill: body.id, records: records.length, files: hashes.length };
  });

  serve(app, api.spills.report, async ({ asker, params, body }) => {
    await demand(house, asker, 'record', ofAgency(asker, 'spillReported'), 'reportSpill');
    const { fact } = spillIn(asker, params.spill);
    const { id, ...data } = body;
    return enterOfAgency(house, asker, { id, kind: 'spillReported', data, links: answering(fact) });
  });

  serve(app, api.spills.decide, async ({ asker, params, body }) => {
    const kind = body.erase ? 'spillErasureApproved' : 'spillDismissed';
    await demand(house, asker, 'record', ofAgency(asker, kind), 'decideSpill');
    const spill = spillIn(asker, params.spill);
    const before = spill.dismissed ?? spill.approved;
    if (before !== null && before.id !== body.id) throw settled('已经作出决定。');
    if (spill.fact.actor === asker.person) throw settled('隔离的人不能自己批准清除或者解除，请由另一位负责人决定。');
    const data = { note: body.note, ...(body.erase ? { records: spill.records } : {}) };
    const made = await enterOfAgency(house, asker, { id: body.id, kind, data, links: answering(spill.fact) });
    if (!body.erase) await readmit(house, asker.agency, spill);
    return made;
  });

  serve(app, api.spills.erase, async ({ asker, params, body }) => {
    await demand(house, asker, 'record', ofAgency(asker, 'spillErased'), 'eraseSpill');
    const spill = spillIn(asker, params.spill);
    if (spill.erased !== null) return { record: spill.erased.id, erased: spill.hashes.length };
    if (spill.dismissed !== null) throw settled('已认定不涉密，隔离已解除。');
    if (spill.approved === null) throw settled('还没有负责人批准清除。');
    const tombstones = await eraseSpill(house, asker.agency, spill, asker.person);
    const data = { approval: spill.approved.id, tombstones };
    const links = answering(spill.fact);
    const { record } = await enterOfAgency(house, asker, { id: body.id, kind: 'spillErased', data, links });
    return { record, erased: tombstones.length };
  });
}

function spillIn(asker: Asker, id: string): Spill {
  const spill = spillsOf(asker.facts).find(({ fact }) => fact.id === id);
  if (spill === undefined) throw absent('这件涉密事件');
  return spill;
}

function settled(message: string): ServerFault {
  const cure = '请刷新后查看处置情况。';
  const refusal = { code: 'spill', provision: '制度第三十条；保守国家秘密法', facts: [], message, cure };
  return new ServerFault('refused', message, cure, { refusals: [refusal] });
}

const answering = ({ id }: Fact) => [{ rel: 'answers', record: id }];

async function lineOf(house: House, asker: Asker, spill: Spill): Promise<SpillLine> {
  const { fact, approved, dismissed, erased } = spill;
  const named = (id: Entry['actor']) => {
    const person = asker.facts.people.get(id);
    return person === undefined ? null : { id: person.id, name: person.name };
  };
  const done = (one: Fact, words: unknown) => ({
    record: one.id,
    at: storeInstant(one.at),
    by: named(one.actor),
    note: typeof words === 'string' ? words : null,
  });
  const decision = dismissed ?? approved;
  return {
    spill: fact.id,
    at: storeInstant(fact.at),
    by: named(fact.actor),
    note: String(fact.data.note),
    record: spill.record,
    ...(await findableCaseNo(house, asker, spill.case)),
    records: spill.records.length,
    files: [...spill.hashes],
    state: dismissed !== null ? 'dismissed' : erased !== null ? 'erased' : approved !== null ? 'approved' : 'isolated',
    reports: spill.reports.map((one) => done(one, [one.data.to, one.data.reference].filter(Boolean).join('，'))),
    decision: decision === null ? null : done(decision, decision.data.note),
    erased: erased === null ? null : done(erased, null),
  };
}
