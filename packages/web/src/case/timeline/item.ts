import type { Status } from '../../status/status.ts';

/** The lanes of the process, top to bottom. */
export const lanes = ['stage', 'procedure', 'document', 'recording', 'approval', 'service', 'deadline'] as const;
export type Lane = (typeof lanes)[number];

export const laneTitles: Record<Lane, string> = {
  stage: '阶段',
  procedure: '程序',
  document: '文书',
  recording: '音像',
  approval: '审批',
  service: '送达',
  deadline: '期限',
};

/** One thing on the timeline. Instants are milliseconds since 1970, UTC; `to` equals `from` for what has no length. */
export type TimelineItem = {
  readonly id: string;
  readonly lane: Lane;
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly note: string;
  readonly status: Status;
  /** Drawn hollow: a document not signed yet, a recording that is linked to nothing. */
  readonly hollow?: boolean;
  /** A frame behind recordings: the act they must cover, with the parts they do not. */
  readonly frame?: boolean;
  readonly gaps?: readonly { readonly from: number; readonly to: number }[];
};
