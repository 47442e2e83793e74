import { dateOf, type Fact, isFilled, readDate } from '@liuhen/records';
import { type Matter, view } from '../obligations/matter.ts';
import { obligation } from '../obligations/obligation.ts';
import { breached, either, met, mostRecords, type Outcome } from '../obligations/outcome.ts';
import { lastUntil, nextFrom } from '../reading/in-time.ts';
import { fitOfficers, officersOfDocument, officersOfStep, unfitReason } from '../reading/officers.ts';
import { field, nameOf, rowsOf, words, wordsOf } from '../reading/paper.ts';
import {
  initiationApprovals,
  investigationRecords,
  issued,
  permitDecisionTypes,
  profileOf,
} from '../reading/phases.ts';
import { headPlaceSignings, heads, officesAt, signings } from '../reading/signers.ts';
import { onPolicy } from '../rulebooks/fusong-process-recording/agency-policy.ts';
import { penaltyLaw, penaltyMeasures, recordKeeping } from '../rulebooks/national/provisions.ts';
import type { Law } from '../rulebooks/rulebook.ts';

const idsOf = (m: Matter, value: unknown): string[] =>
  (Array.isArray(value) ? value : []).flatMap((v) => m.dossier.person(v)?.id ?? m.dossier.person(wordsOf(v))?.id ?? []);
const namedByCase = view((m): readonly string[] => {
  const { investigators, handlers } = profileOf(m);
  return [...idsOf(m, investigators), ...idsOf(m, handlers)];
});
/** Everybody who inquired into the case: as the case names them, and as its records show. */
export const investigators = view((m): ReadonlySet<string> => {
  const shown = investigationRecords(m).flatMap((d) =>
    (officersOfDocument(m, d) ?? []).flatMap((o) => o.person?.id ?? []),
  );
  return new Set([...namedByCase(m), ...shown]);
});
const approvals = view((m): readonly Fact[] => [
  ...initiationApprovals(m),
  ...issued(
    m,
    'caseDisposalApproval',
    'caseClosureApproval',
    'preservationApproval',
    'nonInitiationApproval',
    'nonFilingApproval',
    'caseWithdrawalApproval',
  ),
]);
/** The steps that name a person, by person. */
const stepsByPerson = view((m): ReadonlyMap<string, readonly Fact[]> => {
  const found = new Map<string, Fact[]>();
  for (const step of m.dossier.family('step'))
    for (const { person } of step.people) {
      if (person === null) continue;
      const held = found.get(person);
      if (held) held.push(step);
      else found.set(person, [step]);
    }
  return found;
});
const bare = (name: string): string => name.replace(/（[^）]*）|\([^)]*\)/g, '').trim();

/** Who reviewed, audited or presided: named in the paper or signing it in that part. */
function judges(m: Matter, paper: Fact): { id: string; name: string }[] {
  const named = ['reviewer', 'reviewers', 'chair', 'host']
    .flatMap((key) => rowsOf(field(paper, key)).flatMap((row) => [row.id, row.name]))
    .map((v) => m.dossier.person(v) ?? m.dossier.person(bare(wordsOf(v))));
  const panel = rowsOf(field(paper, 'panel'))
    .filter((row) => /主持/.test(wordsOf(row.role)))
    .map((row) => m.dossier.person(row.id) ?? m.dossier.person(wordsOf(row.name)));
  const signed = signings(m, paper)
    .filter((s) => /审查人|审核人|主持人/.test(s.role))
    .map((s) => s.person);
  return [...named, ...panel, ...signed].flatMap((p) => (p === undefined ? [] : [{ id: p.id, name: p.name }]));
}

const fieldSteps = [
  'arrived',
  'rightsNotified',
  'siteInspection',
  'sampling',
  'interview',
  'evidenceRequested',
  'documentaryTaken',
  'photosTaken',
  'evidencePreserved',
  'sealSeizureImplemented',
  'followUp',
  'enforcementExecuted',
  'served',
] as const;
const delegations = view((m) =>
  Map.groupBy(
    m.dossier.agency.facts.filter((f) => f.kind === 'delegation' && f.annulledBy === null),
    (f) => f.data.to,
  ),
);
const delegated = (m: Matter, person: string, at: Temporal.Instant) =>
  delegations(m)
    .get(person)
    ?.find((f) => {
      const [start, end] = [readDate(f.data.start), readDate(f.data.end)];
      const day = dateOf(at);
      return (
        (start === null || Temporal.PlainDate.compare(start, day) <= 0) &&
        (end === null || Temporal.PlainDate.compare(day, end) <= 0)
      );
    });
const administrators = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'];

export const separationOfDuties: Law = {
  id: 'separation-of-duties',
  title: '职责分离（SoD1–SoD8）',
  reading:
    '填报与批准、调查与审查（法制审核、听证主持）分离；审批人在职且有授权；现场步骤两名有证人员；回避生效后不再参与；档案员不兼承办；三员互斥。均以记录判断。',
  leftToAPerson: '利害关系是否存在。',
  obligations: [
    obligation({
      id: 'SoD1',
      provision: penaltyLaw('第四十二条；制度第七条'),
      severity: 'B',
      duty: '填报人与批准人不是同一人',
      proof: '审批表签名',
      cure: '由其他有权的负责人审批。',
      effect: 'doubtful',
      bars: ['decide', 'close'],
      trigger: approvals,
      examine: (form, m) => {
        const drafters = new Set([
          ...signings(m, form)
            .filter((s) => /承办人|填报|填表|执法人员|调查人员/.test(s.role))
            .flatMap((s) => s.person?.id ?? []),
          ...namedByCase(m),
        ]);
        const same = headPlaceSignings(m, form).find((s) => s.person !== undefined && drafters.has(s.person.id));
        return either(same === undefined, '填报与批准分离', `${nameOf(form)}由承办人${same?.name ?? ''}自己批准`, {
          records: [same?.fact, m.dossier.stepOf(form)],
        });
      },
    }),
    obligation({
      id: 'SoD2',
      provision: penaltyMeasures('第三十八条；行政处罚法第五十八条、第六十四条'),
      severity: 'B',
      duty: '调查人员不作审查、法制审核、听证主持',
      proof: '审查表、审核意见、听证笔录',
      cure: '由非调查人员重新审查（审核、听证）。',
      effect: 'doubtful',
      bars: ['decide'],
      trigger: (m) =>
        issued(m, 'caseReviewForm', 'legalReviewOpinion', 'hearingRecord', 'hearingReport', 'hearingNotice'),
      examine: (paper, m) => {
        const both = judges(m, paper).find((j) => investigators(m).has(j.id));
        return either(
          both === undefined,
          '调查与审查分离',
          `${nameOf(paper)}：${both?.name ?? ''}是本案调查人员，不得审查、审核或者主持听证`,
          { records: [m.dossier.stepOf(paper)] },
        );
      },
    }),
    obligation({
      id: 'SoD3',
      provision: penaltyLaw('第五十七条；制度第七条、第十六条'),
      severity: 'B',
      duty: '审批人在职且有授权',
      proof: '任职、授权记录',
      cure: '由有权的负责人重新审批。',
      effect: 'doubtful',
      bars: ['decide', 'close'],
      trigger: (m) => [
        ...approvals(m),
        ...issued(m, 'penaltyDecision', ...permitDecisionTypes, 'correctionOrder', 'courtApplication'),
      ],
      examine: (form, m): Outcome => {
        for (const s of headPlaceSignings(m, form)) {
          if (s.offices.some((o) => heads.includes(o)) || (s.person && delegated(m, s.person.id, s.fact.at))) continue;
          const why = s.person === undefined ? '不在人员名册' : '当日没有负责人职务，也没有授权';
          return breached(`${nameOf(form)}由${s.name}以负责人身份批准，而其${why}`, {
            records: [s.fact, m.dossier.stepOf(form)],
          });
        }
        return met('审批人在职');
      },
    }),
    obligation({
      id: 'SoD4',
      provision: penaltyLaw('第四十二条'),
      severity: 'B',
      duty: '同一步骤执法人员不少于两人且证件当时有效',
      proof: '步骤的执法人员、证件库',
      cure: '由两名以上持有效证件的人员重新进行。',
      effect: 'invalid',
      bars: ['conclude', 'decide'],
      trigger: (m) =>
        fieldSteps
          .flatMap((kind): readonly Fact[] => m.dossier.of(kind))
          .filter(
            (s) =>
              officersOfStep(m, s).length > 0 && !(s.kind === 'served' && /邮|公告|电子/.test(wordsOf(s.data.method))),
          ),
      examine: (step, m) => {
        const { fit, unfit } = fitOfficers(officersOfStep(m, step), step.at);
        const why = unfit.map(({ who, why }) => `${who.name}${unfitReason(why)}`).join('；');
        return either(
          fit.length >= 2,
          `有资格的执法人员 ${fit.length} 名`,
          `“${step.title}”有资格的执法人员只有 ${fit.length} 名${why === '' ? '' : `（${why}）`}`,
          { records: m.dossier.documentsOf(step) },
        );
      },
    }),
    obligation({
      id: 'SoD5',
      provision: penaltyLaw('第四十三条'),
      severity: 'B',
      duty: '回避生效后不再参与本案',
      proof: '回避决定、其后的记录',
      cure: '其后的行为由他人重新进行。',
      effect: 'invalid',
      bars: ['decide'],
      trigger: (m) =>
        issued(m, 'recusalDecision').filter(
          (d) => /回避/.test(words(d, 'decision')) && !/驳回|不予|不回避/.test(words(d, 'decision')),
        ),
      examine: (decision, m) => {
        const application = lastUntil(issued(m, 'recusalApplication'), decision.at);
        const targets = [decision, application]
          .flatMap((d) => (d ? rowsOf(field(d, 'target')) : []))
          .flatMap((r) => m.dossier.person(r.id)?.id ?? m.dossier.person(wordsOf(r.name))?.id ?? []);
        const next = decision.at.add({ milliseconds: 1 });
        const later = targets.flatMap((person) => nextFrom(stepsByPerson(m).get(person) ?? [], next, mostRecords));
        return either(later.length === 0, '回避后没有参与', '已决定回避的人员其后仍参与本案', { records: later });
      },
    }),
    obligation({
      id: 'SoD6',
      provision: recordKeeping('第二十八条（工程要求）'),
      severity: 'W',
      duty: '档案接收人不兼本案承办人',
      proof: '归档清单接收人',
      cure: '由专门人员接收。',
      trigger: (m) => issued(m, 'transferList'),
      examine: (list, m) => {
        const same = signings(m, list).find(
          (s) => /接收/.test(s.role) && s.person && investigators(m).has(s.person.id),
        );
        return either(same === undefined, '档案接收与承办分离', `${nameOf(list)}由承办人${same?.name ?? ''}自己接收`, {
          records: [same?.fact],
        });
      },
    }),
    obligation({
      id: 'SoD8',
      provision: recordKeeping('第十六条（工程要求）'),
      severity: 'B',
      duty: '代理审批须有书面授权且不得自批',
      proof: '授权代行记录',
      cure: '补办书面授权，由有权的人重新审批。',
      effect: 'doubtful',
      bars: ['decide', 'close'],
      trigger: (m) => m.dossier.of('approval'),
      examine: (approval, m) => {
        if (!isFilled(approval.data.onBehalfOf)) return met('不是代理审批');
        const person = m.dossier.person(approval.people[0]?.person ?? approval.actor);
        const power = person && delegated(m, person.id, approval.at);
        if (!power) return breached(`${person?.name ?? '审批人'}代理审批没有在期限内的书面授权`);
        return either(!investigators(m).has(person.id), '代理审批有书面授权', `${person.name}代理审批自己承办的案件`, {
          records: [approval],
        });
      },
    }),
  ],
};

/** Judged on the bureau: the three administrators exclude each other and every other office. */
export const administratorsApart = obligation({
  id: 'SoD7',
  provision: recordKeeping('第二十八条；等级保护三员分立'),
  severity: 'B',
  who: '县分局',
  duty: '系统、安全、审计管理员互斥，且不兼业务角色',
  proof: '任职记录',
  cure: '免去其一，另行任命。',
  trigger: onPolicy,
  examine: (_, m) => {
    const wrong = [...m.dossier.agency.people.values()].filter((p) => {
      const held = new Set(officesAt(p, m.present.at));
      return [...held].some((o) => administrators.includes(o)) && held.size > 1;
    });
    return either(wrong.length === 0, '三员分立', `${wrong.map((p) => p.name).join('、')}兼任互斥的角色`);
  },
});
