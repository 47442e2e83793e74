import { type Fact, isDocType } from '@liuhen/records';
import { isBefore } from '../calendars/instant.ts';
import { servedByStep } from '../reading/service-steps.ts';
import type { Course } from './course.ts';
import type { MoveEvent } from './machine.ts';

/** An approval by the head on a paper of this kind. Lower levels approve too; only the head's word moves the case. */
export const headApproves = (...docTypes: readonly string[]): MoveEvent => decides('approved', docTypes);
export const headRefuses = (...docTypes: readonly string[]): MoveEvent => decides('refused', docTypes);

const decides = (decision: 'approved' | 'refused', docTypes: readonly string[]): MoveEvent => ({
  kind: 'approval',
  when: (fact, c) => fact.data.decision === decision && isHeadLevel(fact.data.level) && paperOf(fact, c, docTypes),
});

/** 负责人, not 承办机构负责人. */
const isHeadLevel = (level: unknown): boolean =>
  typeof level === 'string' && /负责人|head|局长/i.test(level) && !/承办机构|大队|department|法制/i.test(level);

const paperOf = (fact: Fact, c: Course, docTypes: readonly string[]): boolean =>
  fact.links.some((link) => link.rel === 'approves' && docTypes.includes(c.d.find(link.record)?.kind ?? ''));

/** A step that nobody has a kind for, by its own word (`otherStep`). */
export const other = (...types: readonly string[]): MoveEvent => ({
  kind: 'otherStep',
  when: (fact) => typeof fact.data.type === 'string' && types.includes(fact.data.type),
});

/** The case was linked to another one: it became an ordinary penalty case. */
export const becameOrdinary: MoveEvent = {
  kind: 'caseLinked',
  when: (fact) => fact.data.relation === 'becameOrdinary',
};
export const transferredAway: MoveEvent = {
  kind: 'caseLinked',
  when: (fact) => fact.data.relation === 'transferredTo',
};

/** The serving that follows a decision, whatever else was served before it. Only what is proven serves: void service moves nothing. */
export const servedAfter = (...decisions: readonly string[]): MoveEvent => {
  const papers = decisions.filter(isDocType);
  return {
    kind: 'served',
    when: (fact, c) => {
      const decision = c.first(...decisions);
      return decision !== undefined && !isBefore(fact.at, decision.at) && servedByStep(c.m, fact, papers) !== null;
    },
  };
};

/** What a record or its paper says under a key. */
export function said(fact: Fact | undefined, c: Course, key: string): unknown {
  if (fact === undefined) return undefined;
  const own = fact.data[key] ?? fieldOf(fact, key);
  if (own !== undefined && own !== null) return own;
  for (const document of c.d.documentsOf(fact)) {
    const value = fieldOf(document, key);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

const fieldOf = (fact: Fact, key: string): unknown => {
  const { fields } = fact.data;
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>)[key] : undefined;
};
