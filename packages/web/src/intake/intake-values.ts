import { stepKinds } from '@liuhen/records';
import type { Dayjs } from 'dayjs';
import { type Extra, stepData } from '../step/step-data.ts';
import { fieldsOf } from '../step/step-fields.ts';
import { filled, type Intake } from './open-case.ts';

export type Way = 'application' | 'exOfficio' | 'complaint';

/** What is asked of a permit that was granted before, by the step that begins it. */
export const permitRequests = {
  permitChangeRequested: '变更已有的许可',
  permitRenewalRequested: '延续已有的许可',
} as const;
/** What the agency begins of itself with a permit it granted. */
export const permitEndings = {
  permitWithdrawalStarted: '撤回行政许可',
  permitRevocationStarted: '撤销行政许可',
  permitCancellationStarted: '注销行政许可',
} as const;
export const isPermitEnding = (kind: string | undefined): kind is keyof typeof permitEndings =>
  kind !== undefined && Object.hasOwn(permitEndings, kind);

export type Values = {
  at: Dayjs;
  title: string;
  procedure?: string;
  party?: string;
  partyType?: string;
  uscc?: string;
  representative?: string;
  representativeTitle?: string;
  address?: string;
  phone?: string;
  oral?: boolean;
  request?: keyof typeof permitRequests;
  extra?: Extra;
  source?: string;
  clue?: string;
  urgent?: boolean;
  urgencyReason?: string;
  oralApprovalBy?: string;
  oralApprovalChannel?: string;
  major?: boolean;
  handlers?: string[];
  named?: boolean;
  informant?: string;
  informantPhone?: string;
  channel?: string;
  content?: string;
};

/** What was typed, as the case and the first step it makes. */
export function intakeOf(way: Way, values: Values): Intake {
  const from = values.at.toISOString();
  const representative = filled({ name: values.representative, title: values.representativeTitle });
  const party = {
    ...filled({
      name: values.party,
      partyType: values.partyType,
      uscc: values.uscc,
      address: values.address,
      phone: values.phone,
    }),
    ...(representative.name === undefined
      ? {}
      : { legalRepresentative: { ...representative, name: representative.name } }),
  };
  const base = {
    title: values.title,
    party,
    major: values.major === true,
    urgent: false,
    handlers: values.handlers ?? [],
  };
  if (way === 'application' && values.oral !== true && values.request !== undefined)
    return { ...base, procedure: 'permit', first: beginning(values.request, from, values) };
  if (way === 'application')
    return {
      ...base,
      procedure: 'permit',
      first: {
        kind: values.oral === true ? 'oralApplication' : 'applicationRegistered',
        from,
        data: filled({ title: values.oral === true ? '口头申请，当场记录' : '收到书面申请', content: values.content }),
      },
    };
  if (way === 'complaint')
    return {
      ...base,
      procedure: 'complaint',
      informant: {
        named: values.named === true,
        ...(values.named === true ? filled({ name: values.informant, phone: values.informantPhone }) : {}),
      },
      first: {
        kind: 'complaintRegistered',
        from,
        data: filled({
          title: `${values.named === true ? '实名' : '匿名'}投诉举报${values.channel === undefined ? '' : `（${values.channel}）`}`,
          channel: values.channel,
          content: values.content,
        }),
      },
    };
  if (isPermitEnding(values.procedure))
    return { ...base, procedure: 'permit', first: beginning(values.procedure, from, values) };
  const urgent = values.urgent === true;
  return {
    ...base,
    procedure: values.procedure ?? 'penalty.ordinary',
    urgent,
    first: urgent
      ? {
          kind: 'programStarted',
          from,
          data: filled({
            title: '情况紧急，先行启动',
            mode: '紧急先行启动',
            startedAt: values.at.format('YYYY-MM-DDTHH:mm:ssZ'),
            urgencyReason: values.urgencyReason,
            oralApprovalBy: values.oralApprovalBy,
            oralApprovalChannel: values.oralApprovalChannel,
          }),
        }
      : {
          // an inspection is a task, not a clue: no term of filing runs from it
          kind: values.procedure === 'inspection' ? 'inspectionPlanned' : 'clueRegistered',
          from,
          data: filled({ title: values.source ?? fallback(values.procedure), content: values.clue }),
        },
  };
}

/** The step by which something becomes of a permit, with what only it says. */
function beginning(kind: keyof typeof stepKinds, from: string, { extra, content }: Values): Intake['first'] {
  return {
    kind,
    from,
    data: { title: stepKinds[kind].title, ...filled({ content }), ...stepData(extra ?? {}, fieldsOf(kind)) },
  };
}

function fallback(procedure: string | undefined): string {
  return procedure === 'inspection' ? '列入检查任务' : '登记线索';
}
