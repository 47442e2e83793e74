import type { Dayjs } from 'dayjs';
import { filled, type Intake } from './open-case.ts';

export type Way = 'application' | 'exOfficio' | 'complaint';

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

function fallback(procedure: string | undefined): string {
  return procedure === 'inspection' ? '列入检查任务' : '登记线索';
}
