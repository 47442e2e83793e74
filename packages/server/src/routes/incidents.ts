import { type AgencyFacts, storeInstant } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api, type IncidentLine } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { type Incident, saidOf } from '../incidents/incident.ts';
import { askedAs, readableKinds } from '../incidents/incident-kinds.ts';
import { incidentsOf } from '../incidents/incidents-of.ts';
import { demand, ofAgency } from '../reading/demand.ts';

export function incidents(app: FastifyInstance, house: House): void {
  serve(app, api.incidents.list, async ({ asker, query }) => {
    const kinds = readableKinds(asker.viewer);
    // asked for a kind, that kind decides; asked for all, there is a list as soon as one of them may be read
    const decides = query.kind ?? kinds[0] ?? 'personalInformationLeaked';
    await demand(house, asker, 'read', ofAgency(asker, askedAs(decides)), 'readIncidents');
    const findings = house.law.agencyFindings(asker.facts, house.now());
    const readable = incidentsOf(asker.facts, findings).filter(({ kind }) => kinds.includes(kind));
    const wanted = readable.filter(({ kind }) => query.kind === undefined || kind === query.kind);
    const rest = wanted.filter((incident) => isAfter(incident, query.cursor));
    const shown = rest.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      items: shown.map((incident) => lineOf(incident, asker.facts)),
      next: last !== undefined && rest.length > shown.length ? `${last.fact.seq}-${last.kind}` : null,
      kinds: kinds.map((kind) => ({ kind, count: readable.filter((one) => one.kind === kind).length })),
    };
  });
}

/** Whether it stands behind the end of the page before, in the order of `newestFirst`. */
function isAfter({ fact, kind }: Incident, cursor: string | undefined): boolean {
  if (cursor === undefined) return true;
  const [seq = '', before = ''] = cursor.split('-');
  return fact.seq < Number(seq) || (fact.seq === Number(seq) && kind > before);
}

function lineOf(incident: Incident, facts: AgencyFacts): IncidentLine {
  const { fact, kind, what, particulars = [], state, standing, waitsFor, due = null, article } = incident;
  const person = facts.people.get(fact.actor);
  const line = {
    record: fact.id,
    kind,
    at: storeInstant(fact.at),
    recordedAt: fact.receivedAt === null ? null : storeInstant(fact.receivedAt),
    by: person === undefined ? null : { id: person.id, name: person.name },
    what,
    particulars: Object.fromEntries(
      particulars.flatMap((name) => {
        const said = saidOf((fact.data as Readonly<Record<string, unknown>>)[name]);
        return said === null ? [] : [[name, said]];
      }),
    ),
    article,
  };
  if (fact.annulledBy !== null) return { ...line, state: 'annulled', standing: '已撤销', waitsFor: [], due: null };
  return { ...line, state, standing, waitsFor: [...waitsFor], due };
}
