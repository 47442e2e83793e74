import { type Office, officeTitles, type RecordBody } from '@liuhen/records';
import type { Obligation } from '../obligations/obligation.ts';
import { agencyObligations, caseObligations } from '../rulebooks/rulebooks.ts';
import type { Viewer } from './viewer.ts';

const heads: readonly Office[] = ['bureauHead', 'deputyHead', 'cityHead'];
const legal: readonly Office[] = ['legalReviewer', 'supervisor'];
/** Which offices speak for the role that a duty names (law.md §4). A county bureau has no office of its own for the review of secrets. */
const officesOfRole: Readonly<Record<string, readonly Office[]>> = {
  法制科: legal,
  保密审查人: [...legal, ...heads],
  档案管理人员: ['archivist'],
  分局负责人: heads,
  有权决定回避的负责人: heads,
};

type Asked = { readonly severity: string; readonly status: string; readonly who: string };

/** Whether who holds these offices may answer this finding: judge what is left to a person, or sign for what cannot be cured. */
export function mayAnswer(offices: readonly Office[], { severity, status, who }: Asked): boolean {
  if (status === 'judgement') return answersFor(who, offices);
  return severity === 'B*' && status === 'breached' && answersFor('分局负责人', offices);
}

/** Why this judgement or statement may not be made by this person: null where it may. */
export function unanswerable(viewer: Viewer, body: RecordBody): string | null {
  if (body.kind !== 'judgement' && body.kind !== 'incurableStatement') return null;
  if (body.people[0]?.person !== viewer.person) return '判断和说明须由作出的人本人记录，首位参加人应是您本人。';
  const duty = dutyOf(body.data.obligation);
  if (duty === undefined) return `没有编号为“${String(body.data.obligation)}”的义务，请从合规页选择。`;
  return body.kind === 'judgement' ? unjudgeable(viewer, duty) : unstatable(viewer, duty);
}

function unjudgeable({ offices }: Viewer, { duty, judgedBy }: Obligation): string | null {
  if (judgedBy === null) return `“${duty}”由系统依记录判断，不由人认定；缺什么，请照“补正”一栏补。`;
  return answersFor(judgedBy, offices)
    ? null
    : `“${duty}”由${judgedBy}判断，您不任这项职务。请${judgedBy}判断并写明理由。`;
}

function unstatable({ offices }: Viewer, { duty, severity, cure }: Obligation): string | null {
  if (severity !== 'B*') return `“${duty}”还能补正，不能以说明放行。${cure ?? '请照“补正”一栏补齐。'}`;
  return answersFor('分局负责人', offices)
    ? null
    : `《缺失、补正说明》由${officeTitles.bureauHead}签署。请报分局负责人。`;
}

/** A role that nobody here holds is answered by nobody. */
const answersFor = (role: string, held: readonly Office[]): boolean =>
  (officesOfRole[role] ?? []).some((office) => held.includes(office));

const dutyOf = (id: unknown): Obligation | undefined =>
  [...caseObligations, ...agencyObligations].find((duty) => duty.id === id);
