/** The four states of UI.md, and the plain one of things the law does not judge. */
export type Status = 'met' | 'due' | 'broken' | 'unjudged' | 'plain';

export const statusWords: Record<Status, string> = {
  met: '已备',
  due: '待办',
  broken: '违规',
  unjudged: '人判',
  plain: '',
};

const ofFinding: Record<string, Status> = {
  met: 'met',
  metLate: 'broken',
  pending: 'due',
  blocked: 'due',
  overdue: 'broken',
  breached: 'broken',
  judgement: 'unjudged',
  excused: 'met',
  notApplicable: 'plain',
};

/** What a finding of the law looks like on a screen. */
export function statusOf(findingStatus: string): Status {
  return ofFinding[findingStatus] ?? 'unjudged';
}

/** The word for each status of a finding, as an officer says it. */
export const findingWords: Record<string, string> = {
  met: '已备',
  metLate: '迟延',
  pending: '待办',
  blocked: '受阻',
  overdue: '逾期',
  breached: '违规',
  judgement: '待人工判断',
  excused: '已说明',
  notApplicable: '未发生',
};
