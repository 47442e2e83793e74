import { documentKinds, type Fact, isDocType, isFilled, type Stage, stepKinds } from '@liuhen/records';
import { type Matter, viewEach } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, either, met, notApplicable, pending } from '../../obligations/outcome.ts';
import { officersOfDocument } from '../../reading/officers.ts';
import { field, nameOf, rowsOf, wordsOf } from '../../reading/paper.ts';
import { closing, meritsDecision, procedureName } from '../../reading/phases.ts';
import { signings } from '../../reading/signers.ts';
import { type Article, onCase, onRecordings, onSteps, regulation } from '../rulebook.ts';

const isStep = (kind: string): kind is keyof typeof stepKinds => Object.hasOwn(stepKinds, kind);
const documentStages: readonly (readonly [RegExp, Stage])[] = [
  [/启动|申请|受理/, 'start'],
  [/调查|检查|取证|强制/, 'investigation'],
  [/审查|审核|告知|听证/, 'review'],
  [/决定|简易/, 'decision'],
  [/送达/, 'service'],
  [/执行|履行/, 'enforcement'],
  [/归档|结案/, 'archive'],
];

const stageByKind = new Map<string, Stage | null>();
/** The stage a kind of record belongs to; null for those that belong to none. */
function stageOf({ kind }: Fact): Stage | null {
  const held = stageByKind.get(kind);
  if (held !== undefined) return held;
  const found = isStep(kind)
    ? stepKinds[kind].stage
    : isDocType(kind)
      ? (documentStages.find(([pattern]) => pattern.test(documentKinds[kind].stage))?.[1] ?? null)
      : null;
  stageByKind.set(kind, found);
  return found;
}

const stageSets: readonly (readonly [string, readonly Stage[]])[] = [
  ['程序启动', ['start', 'application']],
  ['调查取证', ['investigation']],
  ['审查决定', ['review', 'decision']],
  ['送达执行', ['service', 'enforcement']],
];

/** Whether a step says of itself, or in its papers, who carried it out. */
const namesItsOfficers = (m: Matter, step: Fact): boolean =>
  step.people.some(({ person }) => person !== null) ||
  m.dossier
    .documentsOf(step)
    .some((d) => ['officers', 'chair', 'recorder', 'panel'].some((key) => rowsOf(field(d, key)).length > 0));

/** Who took part in a step: those it names, those its documents list, and those who signed them. */
function participants(m: Matter, step: Fact): Set<string> {
  const ids = new Set<string>(step.people.flatMap(({ person }) => (person === null ? [] : [person])));
  for (const document of m.dossier.documentsOf(step)) {
    for (const officer of officersOfDocument(m, document) ?? []) if (officer.person) ids.add(officer.person.id);
    for (const s of signings(m, document)) if (s.person) ids.add(s.person.id);
    for (const key of ['chair', 'recorder', 'recordedBy', 'panel', 'attendees']) {
      for (const row of rowsOf(field(document, key))) {
        const person = m.dossier.person(row.id) ?? m.dossier.person(wordsOf(row.name));
        if (person) ids.add(person.id);
      }
    }
  }
  return ids;
}

/** Null where the step does not say who carried it out; each recording of a step asks again. */
const knownParticipants = viewEach((m, step: Fact): ReadonlySet<string> | null =>
  namesItsOfficers(m, step) ? participants(m, step) : null,
);

export const article02: Article = {
  number: 2,
  title: '定义',
  words: [
    '本制度所称全过程记录，是指行政执法大队及其执法人员通过文字、音像等记录方式，对执法程序启动、调查取证、审查决定、送达执行、归档管理等行政执法整个过程进行跟踪记录的活动。',
    '文字记录方式包括向当事人出具的行政执法文书、调查取证相关文书、鉴定意见、专家论证报告、听证报告、内部程序审批表、送达回证等书面记录。',
    '音像记录方式包括采用照相、录音、录像、视频监控等方式进行的记录。',
    '文字与音像记录方式可同时使用，也可分别使用。',
  ],
  reading: '案件走到的每一阶段至少有一条记录；结案时缺阶段的不得结案。同一步骤的记录由在场、经办的人制作。',
  leftToAPerson: '记录是否如实反映过程。',
  obligations: [
    obligation({
      id: 'A02.1',
      provision: regulation(2),
      severity: 'S',
      duty: '全过程各阶段均有跟踪记录',
      proof: '各阶段的步骤或者文书',
      exceptions: '案件未走到的阶段标“未发生”',
      cure: '补录缺失阶段的记录并注明形成时间。',
      bars: ['close'],
      trigger: onCase,
      examine: (_, m) => {
        const end = closing(m);
        if (end === undefined) return pending('案件进行中，随做随记');
        if (meritsDecision(m) === undefined) return met('案件未作决定即终结，未走到的阶段标“未发生”');
        const present = new Set<Stage | null>();
        for (const fact of m.dossier.family('step')) present.add(stageOf(fact));
        for (const fact of m.dossier.family('document')) present.add(stageOf(fact));
        const missing = stageSets
          .filter(
            ([name, stages]) =>
              !(name === '程序启动' && procedureName(m) === 'summary') &&
              !(name === '调查取证' && procedureName(m) === 'permit') &&
              !stages.some((stage) => present.has(stage)),
          )
          .map(([name]) => name);
        return either(missing.length === 0, '各阶段均有记录', `${missing.join('、')}阶段没有任何记录`, {
          severity: 'B',
          records: [end],
        });
      },
    }),
    obligation({
      id: 'A02.2',
      provision: regulation(2, '第二款'),
      severity: 'I',
      duty: '文字记录归入规定的类别',
      proof: '文书种类',
      cure: '改选文书目录中的种类；确无对应的保留“其他文书”。',
      trigger: onCase,
      examine: (_, m) => {
        const others = m.dossier.of('otherDocument');
        const names = others.map(nameOf).join('、');
        return either(others.length === 0, '文书均在目录内', `${names}不在文书目录内，按“其他文书”保存`, {
          records: others,
        });
      },
    }),
    obligation({
      id: 'A02.3',
      provision: regulation(2, '第三款'),
      severity: 'I',
      duty: '音像记录归入照相、录音、录像、视频监控等类',
      proof: '音像的类型',
      cure: '补填音像类型。',
      trigger: onRecordings,
      examine: (fact) =>
        either(
          /照|录音|录像|视频|监控|音频|photo|audio|video|image/i.test(wordsOf(fact.data.medium)),
          '音像类型明确',
          '音像没有写明类型（照相、录音、录像、视频监控）',
        ),
    }),
    obligation({
      id: 'A02.4',
      provision: regulation(2, '第四款'),
      severity: 'I',
      duty: '每一步骤至少以文字、音像之一记录',
      proof: '步骤的文书或者音像',
      exceptions: '第十二、十七、二十、二十二、二十五条规定的须有音像',
      cure: '为该步骤补录文书或者关联音像。',
      trigger: onSteps(
        'siteInspection',
        'sampling',
        'interview',
        'evidenceRequested',
        'documentaryTaken',
        'photosTaken',
        'evidencePreserved',
        'sealSeizureImplemented',
        'hearingHeld',
      ),
      examine: (step, m) =>
        either(
          m.dossier.documentsOf(step).length > 0 || m.dossier.recordingsOf(step).length > 0,
          '步骤有文字或者音像记录',
          `“${step.title}”既无文书也无音像`,
        ),
    }),
    obligation({
      id: 'A02.5',
      provision: regulation(2),
      severity: 'W',
      duty: '记录由该步骤的在场、经办人员制作',
      proof: '摄录人、经办人',
      exceptions: '系统自动生成的审批流',
      cure: '更正摄录人，或者说明由何人代为摄录。',
      trigger: onRecordings,
      examine: (fact, m) => {
        if (!isFilled(fact.data.recordedBy)) return notApplicable('音像未写摄录人');
        const maker = m.dossier.person(fact.data.recordedBy);
        if (maker === undefined) return breached(`摄录人“${wordsOf(fact.data.recordedBy)}”不在人员名册`);
        const acts = m.dossier
          .linkedTo(fact, 'recording')
          .flatMap((link) => link.links.filter((l) => l.rel === 'covers').map((l) => m.dossier.find(l.record)));
        const steps = acts.flatMap((act) =>
          act === undefined ? [] : act.family === 'document' ? [m.dossier.stepOf(act) ?? act] : [act],
        );
        const known = steps.flatMap((step) => knownParticipants(m, step) ?? []);
        if (known.length === 0) return notApplicable('所记录的步骤没有写明经办人');
        return either(
          known.some((people) => people.has(maker.id)),
          '摄录人在场',
          `摄录人${maker.name}不在该步骤的经办人之列`,
          { records: steps },
        );
      },
    }),
  ],
};
