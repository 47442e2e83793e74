import { isRecord } from '../is-record.ts';
import { writtenDate } from '../sheet/written-value.ts';
import { inCapitals } from './law-reading.ts';
import { fieldsOf, given, lastDocument, nameOf, profileOf, type Scene, type Source, writtenInstant } from './scene.ts';

const from = '案件信息';
const plain =
  (key: string): Source =>
  (scene) =>
    given(profileOf(scene)[key], from);

const fromStep =
  (kind: string, key: string): Source =>
  (scene) => {
    const step = scene.dossier.of(kind).at(-1);
    return step ? given((step.data as Record<string, unknown>)[key], step.title, step.id) : null;
  };

/** Who complained, for whoever may know it: to anybody else the record is not there. */
const informant: Source = (scene) => {
  const fact = scene.dossier.of('informantIdentified').at(-1);
  if (fact === undefined || fact.data.named !== true) return null;
  const { name, phone } = fact.data;
  return given({ ...(name == null ? {} : { name }), ...(phone == null ? {} : { phone }) }, fact.title, fact.id);
};

/** Whether what the party said was accepted, and why. */
const defenceReview: Source = (scene) => {
  const step = scene.dossier.of('defenceReviewed').at(-1);
  if (step === undefined) return null;
  const { accepted, reason } = step.data as Record<string, unknown>;
  const words = [accepted, reason].filter((word) => typeof word === 'string' && word !== '').join('：');
  return given(words === '' ? null : words, step.title, step.id);
};

/** 先行启动 is said when the case is opened; what was not so started was started in the ordinary way. */
function startMode(scene: Scene): string | null {
  const { urgentStart } = scene.dossier.profile;
  return typeof urgentStart === 'boolean' ? (urgentStart ? '紧急先行启动' : '普通') : null;
}

/** 行政执法大队于2025年3月11日至3月19日. */
function investigatedBy(scene: Scene): string | null {
  const department = scene.dossier.agency.profile.department;
  const steps = scene.dossier.facts.filter((fact) =>
    ['siteInspection', 'interview', 'sampling', 'evidenceRequested', 'testResultNotified'].includes(fact.kind),
  );
  const days = steps.map((fact) => writtenInstant(fact.at).slice(0, 10)).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (typeof department !== 'string' || !first || !last) return null;
  if (first === last) return `${department}于${writtenDate(first)}`;
  const [until, year] = [writtenDate(last), `${first.slice(0, 4)}年`];
  return `${department}于${writtenDate(first)}至${until.startsWith(year) ? until.slice(year.length) : until}`;
}

/** 2025-03-09 接到举报；03-11 现场检查: how the case came about, step by step, told by its records. */
function course(scene: Scene): string | null {
  let year = '';
  const told = scene.dossier.facts
    .filter((fact) => fact.family === 'step' && fact.annulledBy === null && fact.kind !== 'handlerAssigned')
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))
    .map((step) => {
      const day = writtenInstant(step.at).slice(0, 10);
      const written = day.slice(0, 4) === year ? day.slice(5) : day;
      year = day.slice(0, 4);
      return `${written} ${'title' in step.data && typeof step.data.title === 'string' ? step.data.title : step.title}`;
    });
  return told.length === 0 ? null : `${told.join('；')}。`;
}

/** The proposed penalty as one row of a decision. */
const penalties: Source = (scene) => {
  const notice = lastDocument(scene, 'priorNotice');
  const proposed = fieldsOf(notice).proposed;
  return notice && isRecord(proposed)
    ? given(
        [{ ...proposed, amountChinese: proposed.amountChinese ?? inCapitals(proposed.amount) }],
        nameOf(notice),
        notice.id,
      )
    : null;
};

/** What the decision asks for, and where each duty stands. */
function duties(scene: Scene): unknown[] {
  const decision = lastDocument(scene, 'penaltyDecision');
  const order = lastDocument(scene, 'correctionOrder');
  const schedule = fieldsOf(lastDocument(scene, 'installmentNotice')).schedule;
  const fines = Array.isArray(schedule)
    ? schedule.filter(isRecord).map((part) => ({ duty: `罚款第${part.no}期`, due: part.due }))
    : decision
      ? [{ duty: '罚款' }]
      : [];
  return [...fines, ...(order ? [{ duty: '责令改正', due: fieldsOf(order).due }] : [])];
}

function fineText(scene: Scene): string | null {
  const decision = lastDocument(scene, 'penaltyDecision') ?? lastDocument(scene, 'onSpotPenaltyDecision');
  if (!decision) return null;
  const fields = fieldsOf(decision);
  const rows = Array.isArray(fields.penalties) ? fields.penalties : [fields.penalty];
  const kinds = rows.filter(isRecord).map((row) => `${row.kind ?? ''}${row.amount ? `${row.amount}元` : ''}`);
  return `${decision.data.number ?? decision.title}，${kinds.join('、')}`;
}

export const caseSources: Record<string, Source> = {
  'case.caseNo': plain('caseNo'),
  'case.title': plain('title'),
  'case.source': (scene) => {
    const complaint = lastDocument(scene, 'complaintRegister');
    const channel = fieldsOf(complaint).channel;
    return complaint
      ? given(`投诉举报（${channel ?? complaint.title}）`, nameOf(complaint), complaint.id)
      : plain('source')(scene);
  },
  'case.violated': plain('violated'),
  'case.basis': plain('basis'),
  'case.inspectionPlan': (scene) => {
    const basis = scene.dossier.profile.basis ?? [];
    return given(basis.length > 0 ? { basis: basis.join('、') } : null, from);
  },
  'case.isMajor': plain('isMajor'),
  'case.hearingEligible': plain('hearingEligible'),
  'case.retention': plain('retention'),
  'case.archiveNo': plain('archiveNo'),
  'case.rights': (scene) =>
    given(profileOf(scene).hearingEligible === true ? ['陈述', '申辩', '听证'] : ['陈述', '申辩'], from),
  'case.reviewer': (scene) => given(scene.dossier.person(scene.dossier.profile.reviewers?.[0])?.name, from),
  'case.correctionBasis': (scene) => {
    const basis = (scene.dossier.profile.basis ?? []).filter((one) => !one.includes('行政处罚法'));
    return given(basis.length > 0 ? ['《行政处罚法》第二十八条第一款', ...basis] : null, from);
  },
  'case.investigatedBy': (scene) => given(investigatedBy(scene), '调查步骤的时间'),
  'case.course': (scene) => given(course(scene), '本案各步骤的记录'),
  'complaint.content': fromStep('complaintRegistered', 'content'),
  'complaint.channel': fromStep('complaintRegistered', 'channel'),
  'complaint.named': fromStep('informantIdentified', 'named'),
  'complaint.informant': informant,
  'case.applied': (scene) =>
    fromStep('oralApplication', 'content')(scene) ?? fromStep('applicationRegistered', 'content')(scene),
  'case.defence': fromStep('defenceReceived', 'defence'),
  'case.defenceReview': defenceReview,
  'case.startedAt': fromStep('programStarted', 'startedAt'),
  'case.startMode': (scene) => fromStep('programStarted', 'mode')(scene) ?? given(startMode(scene), from),
  'case.urgencyReason': fromStep('programStarted', 'urgencyReason'),
  'case.penalties': penalties,
  'case.parties': (scene) =>
    given(
      scene.dossier.party
        ? {
            applicant: scene.dossier.agency.profile.legalPersonAuthority ?? scene.dossier.agency.profile.regulator,
            respondent: scene.dossier.party.name,
          }
        : null,
      '机关与当事人信息',
    ),
  'case.duties': (scene) => given(duties(scene), '决定和分期通知'),
  'case.closureSummary': (scene) => given(fineText(scene), '决定书'),
  'case.filedOn': (scene) => {
    const filing = lastDocument(scene, 'programInitiationApproval');
    return filing ? given(writtenInstant(filing.at).slice(0, 10), nameOf(filing), filing.id) : null;
  },
  'case.proposal': (scene) => {
    const report = lastDocument(scene, 'investigationReport');
    const proposal = fieldsOf(report).proposal;
    const match = /(罚款|警告)\s*(\d+)?/.exec(String(proposal ?? ''));
    return report && match
      ? given(
          { kind: match[1], ...(match[2] ? { amount: Number(match[2]), amountChinese: inCapitals(match[2]) } : {}) },
          nameOf(report),
          report.id,
        )
      : null;
  },
};
