import type { AgencyFacts } from '@liuhen/records';
import type { Finding, IncidentKind } from '../api/index.ts';
import { type Incident, saidOf } from './incident.ts';

export type AgencyFinding = Pick<Finding, 'status' | 'message' | 'article' | 'due' | 'records'>;

/** What people tell by `custodyEvent`: whether it may itself be owed something, and the fields of its form beside the note. */
const told = {
  personalInformationLeaked: { isJudged: true, particulars: [] },
  leakNotified: { isJudged: false, particulars: [] },
  vulnerabilityFound: { isJudged: true, particulars: [] },
  vulnerabilityReported: { isJudged: false, particulars: [] },
  entrusted: { isJudged: true, particulars: ['to', 'approvedBy', 'supervision', 'returned'] },
  logDeleted: { isJudged: true, particulars: ['upTo', 'approvedBy'] },
} as const satisfies Partial<Record<IncidentKind, { isJudged: boolean; particulars: readonly string[] }>>;

type Told = keyof typeof told;

const isTold = (action: unknown): action is Told => typeof action === 'string' && Object.hasOwn(told, action);

export function toldIncidents({ facts }: AgencyFacts, findings: readonly AgencyFinding[]): Incident[] {
  return facts.flatMap((fact) => {
    const action = fact.kind === 'custodyEvent' ? fact.data.action : null;
    if (!isTold(action)) return [];
    const { isJudged, particulars } = told[action];
    const about = isJudged ? findings.filter(({ records }) => records.includes(fact.id)) : [];
    const what = saidOf(fact.data.note) ?? (action === 'entrusted' ? `委托${saidOf(fact.data.to) ?? '他人'}` : '');
    return [{ fact, kind: action, what, particulars, ...standingOf(about) }];
  });
}

type Stands = Pick<Incident, 'state' | 'standing' | 'waitsFor' | 'article'> & { due: string | null };

/** As the law judges the record; of several findings the gravest tells. */
function standingOf(findings: readonly AgencyFinding[]): Stands {
  const isBroken = ({ status }: AgencyFinding) => status === 'breached' || status === 'overdue';
  const isUnjudged = ({ status }: AgencyFinding) => status === 'judgement';
  const isOpen = ({ status }: AgencyFinding) => status === 'pending' || status === 'blocked';
  const finding = findings.find(isBroken) ?? findings.find(isUnjudged) ?? findings.find(isOpen) ?? findings[0];
  if (finding === undefined) return { state: 'plain', standing: '已登记', waitsFor: [], article: null, due: null };
  const { message: standing, article, due, records } = finding;
  if (isBroken(finding)) return { state: 'broken', standing, waitsFor: ['tellers'], article, due };
  if (isUnjudged(finding)) {
    // it rests on itself alone: what must follow is not on record yet
    const waitsFor = records.length === 1 ? (['tellers', 'judges'] as const) : (['judges'] as const);
    return { state: 'unjudged', standing, waitsFor: [...waitsFor], article, due };
  }
  if (isOpen(finding)) return { state: 'open', standing, waitsFor: ['tellers'], article, due };
  return { state: 'settled', standing, waitsFor: [], article, due: null };
}
