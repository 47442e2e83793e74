/**
 * The law leaves gaps: how an hour is read, whether a term of days rolls forward, what "night" is. Each gap is a parameter with a
 * default that is an engineering choice and not law, and an agency may set it, dated and with its reason.
 */
export type ParameterValues = {
  P01: 'exact' | 'next_hour';
  P02: Roll;
  P03: Roll;
  P04: DaysBefore;
  P05: DaysBefore;
  P06: 'endMinusStart' | 'bothEndsIncluded';
  P07: 'strict' | 'statute';
  P08: { citizenFen: number; organizationFen: number; inclusive: boolean };
  P09: { amountFen: number; combined: boolean };
  P10: { coveragePercent: number; longestGapSeconds: number };
  P11: { from: string; to: string };
  P12: { nonEvidenceMonths: number; auditMonths: number };
  P13: 'departmentHead' | 'head';
  P14: { workingDays: number };
  P15: { day: string };
  P16: 'paymentDayCounted' | 'paymentDayNotCounted';
  P17: 'bothEndsStopped' | 'endMinusStart';
  P18: 'unverified';
  P19: { formWithinDays: number; transferBy: string };
  P20: Roll;
  P21: 'applicationToSigning' | 'applicationToHearing';
  P22: 'firstIssueToService' | 'publicNoticeOnly';
  P23: Roll;
  P24: { workingDays: number };
  P25: { hours: number };
  P26: 'closureApproved' | 'lastPerformance';
  P27: 'segmentEnd' | 'recordingEnd';
};
/** Whether the last day of a term, when no work is done on it, gives way to the next working day. */
export type Roll = 'rollForward' | 'asIs';
/** "N 日前": so many full working days strictly between, or the Nth working day counted back. */
export type DaysBefore = 'fullDaysBetween' | 'nthDayBack';

export type ParameterId = keyof ParameterValues;

export type ParameterDefinition<K extends ParameterId = ParameterId> = {
  id: K;
  title: string;
  /** What the parameter decides, and why the default is what it is. */
  description: string;
  provision: string;
  /** `text`: seen in the source; `secondhand`: seen in a copy; `engineering`: our choice where the law is silent. */
  certainty: 'text' | 'secondhand' | 'engineering';
  default: ParameterValues[K];
  /** The choices with their Chinese names, or what a value must look like. */
  choices: Readonly<Record<string, string>> | null;
  accepts(value: unknown): value is ParameterValues[K];
};
