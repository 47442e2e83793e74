import { agency } from './agency.ts';
import { articles } from './articles.ts';
import { assessment } from './assessment.ts';
import { audit } from './audit.ts';
import { calendars } from './calendars.ts';
import { cases } from './cases.ts';
import { devices } from './devices.ts';
import { docking } from './docking.ts';
import { documents } from './documents.ts';
import { drafts } from './drafts.ts';
import { events } from './events.ts';
import { evidence } from './evidence.ts';
import { grants } from './grants.ts';
import { health } from './health.ts';
import { held } from './held.ts';
import { incidents } from './incidents.ts';
import { keeping } from './keeping.ts';
import { legalBases } from './legal-bases.ts';
import { linking } from './linking.ts';
import { numbers } from './numbers.ts';
import { paper } from './paper.ts';
import { parties } from './parties.ts';
import { people } from './people.ts';
import { personalData } from './personal-data.ts';
import { publications } from './publications.ts';
import { records } from './records.ts';
import { releases } from './releases.ts';
import { retention } from './retention.ts';
import { savedViews } from './saved-views.ts';
import { search } from './search.ts';
import { session } from './session.ts';
import { setup } from './setup.ts';
import { specimens } from './specimens.ts';
import { spills } from './spills.ts';
import { tasks } from './tasks.ts';

/** Every route there is. What is not here is not served; web calls it as `api.cases.view`. */
export const api = {
  health,
  setup,
  session,
  people,
  personalData,
  agency,
  cases,
  records,
  drafts,
  grants,
  documents,
  paper,
  numbers,
  parties,
  specimens,
  savedViews,
  evidence,
  devices,
  docking,
  incidents,
  keeping,
  held,
  linking,
  retention,
  spills,
  tasks,
  articles,
  legalBases,
  calendars,
  assessment,
  releases,
  publications,
  search,
  audit,
  events,
};
export type Api = typeof api;

export { DeviceLine, ParameterLine } from './agency.ts';
export { ArticleView } from './articles.ts';
export { Assessment, AssessmentCounts } from './assessment.ts';
export { Exposure } from './audit.ts';
export { CalendarLine, MovedCase, MovedTerm } from './calendars.ts';
export { CaseLine } from './case-line.ts';
export { CaseView, ClockView, CourtWindowView, OpenAct, type PermitTies, StageView } from './case-view.ts';
export { AccessLine, CaseFilter, OpenCase } from './cases.ts';
export type { Access, Contract, Method } from './contract.ts';
export { type CoverageGap, CoverageView, type FilmingExcuse, type UnlinkedRecording } from './coverage.ts';
export { DeviceEvent, DeviceView } from './devices.ts';
export { DockingReport, UnregisteredDeviceLine } from './docking.ts';
export { FormLine, Missing, Provenance, Sign, Stroke } from './documents.ts';
export { Draft, DraftLine } from './drafts.ts';
export { Event } from './events.ts';
export { PreparedPreview, PreviewForm, RecordingLine, Sealed, TakeIn, type WaitingFile } from './evidence.ts';
export { FactView } from './fact-view.ts';
export { GrantedRight, GrantLine } from './grants.ts';
export { HeldFilter, HeldLine, HeldThing } from './held.ts';
export { IncidentKind, IncidentLine } from './incidents.ts';
export { FixityFinding, FixityReport, KeepingTask } from './keeping.ts';
export { BenchmarkLine, FineStanding, LawLine, LegalArticleLine } from './legal-bases.ts';
export { ActCoverage, CopyUnderWay, Derive, DutyLine, LinkProposal } from './linking.ts';
export { NumberLine, SealLine, SeriesLine } from './numbers.ts';
export { PartyLine } from './parties.ts';
export { AccountLine, DelegationLine, FactorResetLine, PersonLine } from './people.ts';
export { PersonalPlace } from './personal-data.ts';
export { Problem, RefusalCard } from './problem.ts';
export { Publication, PublicationOffer, type PublicMask } from './publications.ts';
export { Acknowledged } from './records.ts';
export { Release, type ReleasedArea, ReleaseLine, ReleaseOffer } from './releases.ts';
export { Disposal, KeptRecording } from './retention.ts';
export { CaseSearch, SavedView } from './saved-views.ts';
export { SearchHit } from './search.ts';
export { AccountAlert, Me, SessionLine, SignedIn, SignIn } from './session.ts';
export { RecoverySheet, SetUp } from './setup.ts';
export { SpillLine } from './spills.ts';
export { TaskLine } from './tasks.ts';
export { Derivation, Finding, page, ReadFinding } from './vocabulary.ts';
