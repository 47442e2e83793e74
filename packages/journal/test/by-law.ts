import type { CaseReading, FindingReading, Law } from '../src/law-port.ts';

const isPast = (fact: Temporal.Instant, at: string): boolean =>
  fact.add({ hours: 240 }).toString({ fractionalSecondDigits: 3 }) <= at;

/**
 * A made-up by-law, so that these tests do not move when real law does: a case may not be closed before it was inspected,
 * every step is to be answered within ten days, and a
 * closed case is to be filed.
 */
export const byLaw: Law = {
  gate(dossier, act) {
    const inspected = dossier.of('siteInspection').length > 0;
    const refused = act.kind === 'judgement' && !inspected;
    return {
      edition: 'by-law-1',
      findings: [{ id: 'B1', status: inspected ? 'met' : 'pending' }],
      refusals: refused
        ? [
            {
              code: 'B1',
              provision: '试验规则第一条',
              facts: [],
              cure: '先进行现场检查',
              message: '未经检查不得作出判断',
            },
          ]
        : [],
    };
  },
  read(dossier, at): CaseReading {
    const turns = dossier.facts
      .map((fact) => fact.at.add({ hours: 240 }).toString({ fractionalSecondDigits: 3 }))
      .sort();
    const closed = dossier.of('caseClosed').length > 0;
    const findings: FindingReading[] = dossier.facts.map((fact) => ({
      id: `B2.${fact.seq}`,
      article: '2',
      severity: 'warning',
      status: closed ? 'met' : isPast(fact.at, at) ? 'overdue' : 'pending',
      legalEffect: null,
      compliance: null,
      due: fact.at.add({ hours: 240 }).toString({ fractionalSecondDigits: 3 }),
      who: 'handler',
      at: fact.at.toString({ fractionalSecondDigits: 3 }),
      bearer: 'handler',
    }));
    const handlers = dossier.of('handlerAssigned').at(-1)?.data.handlers ?? [];
    const task = { who: 'handler', blocked: false, bearers: handlers };
    return {
      procedure: dossier.profile.caseType ?? null,
      stage: closed ? 'closed' : 'open',
      stageTitle: closed ? '已结案' : '办理中',
      state: closed ? 'closed' : 'open',
      nextDue: closed ? null : (findings.map(({ due }) => due).sort()[0] ?? null),
      relations: handlers.map((person) => ({ relation: 'handler', person })),
      holds: closed
        ? { from: null, until: null }
        : { from: turns.findLast((turn) => turn <= at) ?? null, until: turns.find((turn) => turn > at) ?? null },
      findings,
      held: dossier.of('sealSeizureImplemented').map((fact) => ({
        way: 'sealing',
        state: closed ? 'ended' : 'held',
        name: String(fact.data.thing ?? ''),
        ...{ amount: '1台', place: '泵房', keeper: '', sealNo: '封0001' },
        list: fact.id,
        since: fact.at.toString({ fractionalSecondDigits: 3 }),
        due: closed ? null : fact.at.add({ hours: 720 }).toString({ fractionalSecondDigits: 3 }),
        endedAt: null,
        ending: closed ? '退还' : null,
      })),
      tasks: [
        { ...task, key: 'B1', title: '现场检查', due: null, content: { act: 'siteInspection' } },
        ...(closed
          ? [{ ...task, key: 'B3', title: '归档', due: '2026-12-01T00:00:00.000Z', content: { act: null } }]
          : []),
      ],
    };
  },
  classify: (body) => ({ classification: body.kind === 'informantIdentified' ? 'informant' : 'none', volume: 'main' }),
};
