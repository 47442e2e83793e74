import { caseThing, isAdministrator, mayAccess, type Right, viewerOf } from '@liuhen/law/access';
import { dateOf, type Fact, readDate, storeInstant } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api, type GrantLine } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { demand, ofAgency } from '../reading/demand.ts';
import { findableCaseNo } from '../reading/findable-case-no.ts';
import { openCase } from '../reading/open-case.ts';
import type { Asker } from '../sign-in/asker.ts';
import { enterOfAgency } from './records.ts';

/** What is over stands in the records for ever; the screen shows this many of the newest. */
const mostShown = 200;
const longestDays = 366;

/** Somebody who neither handles nor oversees a case is let into it, by name, for a reason, until a day (article 28). */
export function grants(app: FastifyInstance, house: House): void {
  serve(app, api.grants.list, async ({ asker, query }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'grants'), 'readGrants');
    const given = asker.facts.facts
      .filter(({ kind, data }) => kind === 'grant' && (query.case === undefined || data.thing === query.case))
      .slice(-mostShown)
      .reverse();
    const may = (kind: string) => mayAccess(asker.viewer, 'record', ofAgency(asker, kind)).allowed;
    return {
      items: await Promise.all(given.map((fact) => lineOf(house, asker, fact))),
      // whoever may find no case cannot name one
      mayGive: may('grant') && !asker.viewer.offices.some(isAdministrator),
      mayRevoke: may('grantRevoked'),
    };
  });

  serve(app, api.grants.give, async ({ asker, body }) => {
    await demand(house, asker, 'record', ofAgency(asker, 'grant'), 'grant');
    const { ground } = await openCase(house, asker, body.case, { act: 'find', action: 'grant' });
    refuseEmpty(house, asker, body);
    const { allowed } = mayAccess(viewerNow(house, asker, body.person), 'record', caseThing(ground));
    if (allowed) throw wrong('此人正在承办本案，本来就可以查阅。', '不必授权。');
    const { id, person, case: thing, right, reason, until } = body;
    return enterOfAgency(house, asker, { id, kind: 'grant', data: { person, thing, right, reason, until } });
  });

  serve(app, api.grants.revoke, async ({ asker, params, body }) => {
    await demand(house, asker, 'record', ofAgency(asker, 'grantRevoked'), 'grantRevoked');
    const grant = asker.facts.facts.find(({ id, kind }) => id === params.grant && kind === 'grant');
    if (grant === undefined) throw absent('这项授权');
    if (grant.annulledBy !== null && grant.annulledBy.id !== body.id)
      throw wrong('这项授权已经收回。', '请刷新后查看。');
    const links = [{ rel: 'annuls', record: grant.id }];
    return enterOfAgency(house, asker, { id: body.id, kind: 'grantRevoked', data: { reason: body.reason }, links });
  });
}

/** A grant that could never let anybody see anything is a mistake, and is said at once. */
function refuseEmpty(house: House, asker: Asker, { person, until }: { person: string; until: string }): void {
  const known = asker.facts.people.get(person);
  if (known === undefined) throw absent('这位人员');
  const { offices } = viewerNow(house, asker, person);
  if (offices.some(isAdministrator))
    throw wrong(`${known.name}是系统、安全或审计管理员，不接触业务内容（三员分立）。`, '请另择他人。');
  if (offices.length === 0) throw wrong(`${known.name}今天没有职务，授权了也不能查阅。`, '请先由安全管理员任职。');
  const today = dateOf(Temporal.Instant.from(house.now()));
  const last = readDate(until);
  if (last === null || Temporal.PlainDate.compare(last, today) < 0)
    throw wrong('截止日已经过去。', '请选今天或以后的一天。');
  if (Temporal.PlainDate.compare(last, today.add({ days: longestDays })) > 0) {
    throw wrong('授权至多一年。', '请选一年以内的截止日；到期仍有需要的，再授权一次。');
  }
}

function viewerNow(house: House, asker: Asker, person: string) {
  return viewerOf(asker.facts, asker.agency, person, Temporal.Instant.from(house.now()));
}

/** Two sentences: what is wrong, and what to do. */
function wrong(message: string, cure: string): ServerFault {
  const refusal = { code: 'grant', provision: '制度第二十八条', facts: [], message, cure };
  return new ServerFault('refused', message, cure, { refusals: [refusal] });
}

async function lineOf(house: House, asker: Asker, fact: Fact): Promise<GrantLine> {
  const named = (id: string) => {
    const person = asker.facts.people.get(id);
    return person === undefined ? null : { id: person.id, name: person.name };
  };
  const { person, thing, right, reason, until } = fact.data;
  const last = readDate(until);
  const today = dateOf(Temporal.Instant.from(house.now()));
  const isOver = last === null || Temporal.PlainDate.compare(last, today) < 0;
  const by = fact.annulledBy;
  return {
    grant: fact.id,
    person: named(String(person)) ?? { id: String(person), name: '（已不在人员名册）' },
    right: right as Right,
    ...(await findableCaseNo(house, asker, String(thing))),
    reason: String(reason),
    until: String(until),
    at: storeInstant(fact.at),
    by: named(fact.actor),
    state: by !== null ? 'revoked' : isOver ? 'over' : 'running',
    revoked:
      by === null
        ? null
        : {
            at: storeInstant(by.at),
            by: named(by.actor),
            reason: typeof by.data.reason === 'string' ? by.data.reason : null,
          },
  };
}
