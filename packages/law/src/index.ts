export { calendarReadingOf, settingsOfAgency } from './agency/reckoning.ts';
export { additionalFine } from './calculations/additional-fine.ts';
export { capitalAmount, readCapitalAmount } from './calculations/capital-amount.ts';
export { courtRefusals, courtWindow } from './calculations/court-window.ts';
export { dailyPenalty } from './calculations/daily-penalty.ts';
export { type Fen, fen, readYuan, yuanText } from './calculations/money.ts';
export { discussionThreshold, hearingThreshold } from './calculations/thresholds.ts';
export { type Calendar, calendarWith, shippedCalendar } from './calendars/calendar.ts';
export { type Day, dayOf, isoOf, parseDay } from './calendars/day.ts';
export { type CalendarEdition, readCalendarEdition } from './calendars/edition.ts';
export { stateCouncilEditions as shippedEditions } from './calendars/state-council.ts';
export { coverageOfAct, intervalOfAct, recorded } from './coverage/act-coverage.ts';
export { type Coverage, coverageOf, type Gap, isRefused, judgeCoverage } from './coverage/coverage.ts';
export { offsetAt, trueTime } from './coverage/device-clock.ts';
export {
  dutiesFor,
  dutiesOf,
  mustBeFilmed,
  type RecordingDutyRow,
  recordingDuties,
} from './coverage/recording-duty.ts';
export { recordedFiles } from './coverage/recording-files.ts';
export { type EvaluateOptions, evaluate, evaluateAgency } from './evaluate.ts';
export { type Finding, isViolation } from './findings/finding.ts';
export { type FindingJson, findingsJson } from './findings/findings-json.ts';
export { agencyRefusals } from './gate/agency-gate.ts';
export { gate, type ProposedAct } from './gate/gate.ts';
export type { Refusal } from './gate/refusal.ts';
export { addedArticles } from './legal-bases/added.ts';
export { citationOf, type LegalArticle } from './legal-bases/article.ts';
export { shippedArticles } from './legal-bases/articles/catalogue.ts';
export { type Benchmark, benchmarksOf } from './legal-bases/benchmark.ts';
export { fineOfCase } from './legal-bases/fine-of-case.ts';
export { rangeText } from './legal-bases/fine-range.ts';
export { addedBases, findBasis, type LegalBasis, legalBases } from './legal-bases/library.ts';
export { type GateName, gates, type Obligation } from './obligations/obligation.ts';
export type { Compliance, LegalEffect, Severity, Status } from './obligations/outcome.ts';
export { type Holding, Present } from './obligations/present.ts';
export { parameterCatalogue } from './parameters/catalogue.ts';
export type { ParameterId, ParameterValues } from './parameters/parameter.ts';
export { defaultParameters, parametersAt, readSetting } from './parameters/settings.ts';
export { daysBefore } from './periods/days-before.ts';
export type { Derivation } from './periods/derivation.ts';
export { type Due, dueOf, type Reckoning } from './periods/due.ts';
export { clockText, explain } from './periods/explain.ts';
export { type Difference, recompute } from './periods/recompute.ts';
export { allTerms, terms } from './periods/terms/catalogue.ts';
export { timeliness } from './periods/timeliness.ts';
export type { ProcedureClock } from './procedures/clocks.ts';
export type { ClosingOption } from './procedures/closing.ts';
export { conversions, planConversion } from './procedures/conversion.ts';
export { type CourtWindowOfCase, courtWindowOf } from './procedures/court-window-of.ts';
export { type HeldThing, heldThings } from './procedures/held-things.ts';
export type { ProcedureRefusal } from './procedures/machine.ts';
export { type PermitStanding, permitStanding, samePermitNumber } from './procedures/permit-standing.ts';
export { type ProcedureState, type ProcedureView, procedureOf } from './procedures/procedure-of.ts';
export { movedTerms, recomputeCase } from './procedures/recompute-case.ts';
export type { OpenAct, Stage, StageState } from './procedures/stages.ts';
export { type FilmingMap, type FilmingStanding, filmingMap } from './reading/filmed-act.ts';
export { liesOutside, partTold } from './reading/filming.ts';
export { type FilmingExcuse, filmingExcuse } from './reading/filming-excuse.ts';
export type { Article, Law } from './rulebooks/rulebook.ts';
export { agencyObligations, allObligations, articles, caseObligations, nationalLaws } from './rulebooks/rulebooks.ts';
