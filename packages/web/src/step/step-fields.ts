import { cancellationGrounds, lossFindings, revocationGrounds, stepKinds, withdrawalGrounds } from '@liuhen/records';

export type StepField = {
  readonly key: string;
  readonly label: string;
  readonly control: 'text' | 'long' | 'flag' | 'moment' | 'day' | 'amount' | 'choice';
  readonly options?: readonly string[];
};

/** The ways of service in the order of the law (民事诉讼法, 行政处罚法第六十一条). */
export const serviceWays = [
  '直接送达',
  '留置送达',
  '邮寄送达',
  '电子送达',
  '委托送达',
  '转交送达',
  '公告送达',
] as const;

const fields: Readonly<Record<string, Omit<StepField, 'key'>>> = {
  mode: { label: '启动方式', control: 'choice', options: ['紧急先行启动', '依职权启动', '依投诉举报启动'] },
  startedAt: { label: '启动时间', control: 'moment' },
  oralApprovalBy: { label: '口头批准人', control: 'text' },
  oralApprovalChannel: { label: '口头批准方式', control: 'text' },
  urgencyReason: { label: '紧急事由', control: 'long' },
  urgency: { label: '紧急情况', control: 'text' },
  reason: { label: '理由', control: 'long' },
  certShown: { label: '已出示执法证件', control: 'flag' },
  preFiling: { label: '立案前取得', control: 'flag' },
  urgent: { label: '情况紧急，当场实施', control: 'flag' },
  spoken: { label: '告知用语', control: 'long' },
  approvedAt: { label: '批准时间', control: 'moment' },
  reportedAt: { label: '报告时间', control: 'moment' },
  method: { label: '方式', control: 'choice', options: serviceWays },
  decisionNo: { label: '决定书文号', control: 'text' },
  defence: { label: '陈述申辩内容', control: 'long' },
  recordedIn: { label: '记载于', control: 'text' },
  accepted: { label: '是否采纳', control: 'choice', options: ['采纳', '部分采纳', '不采纳'] },
  forDecision: { label: '审批事项', control: 'text' },
  channel: { label: '公开渠道', control: 'text' },
  amount: { label: '金额（元）', control: 'amount' },
  receivedBy: { label: '接收人', control: 'text' },
  collectedOn: { label: '收缴日', control: 'day' },
  dueOfFine: { label: '缴款期满日', control: 'day' },
  object: { label: '执行标的', control: 'text' },
  endedOn: { label: '终结日', control: 'day' },
  lastPerformedOn: { label: '最后履行日', control: 'day' },
  closureKind: {
    label: '结案方式',
    control: 'choice',
    options: ['履行完毕', '强制执行完毕', '终结执行', '不予处罚', '撤销', '移送', '办结'],
  },
  originalNo: { label: '原许可文号', control: 'text' },
  validTo: { label: '原许可有效期末日', control: 'day' },
  withdrawalGround: { label: '撤回的情形（行政许可法第八条）', control: 'choice', options: withdrawalGrounds },
  publicInterest: { label: '公共利益的需要', control: 'long' },
  loss: { label: '财产损失', control: 'choice', options: lossFindings },
  revocationGround: { label: '撤销的情形（行政许可法第六十九条）', control: 'choice', options: revocationGrounds },
  requestedBy: { label: '由谁提出', control: 'choice', options: ['依职权', '利害关系人请求'] },
  grantedBy: { label: '作出原许可的机关', control: 'text' },
  cancellationGround: { label: '注销的情形（行政许可法第七十条）', control: 'choice', options: cancellationGrounds },
  type: { label: '步骤名称', control: 'text' },
};

/** What only this step says, as its schema asks; what every step says (when, who, a line of words) is the form's own. */
export function fieldsOf(kind: string): StepField[] {
  const known: Readonly<Record<string, (typeof stepKinds)[keyof typeof stepKinds]>> = stepKinds;
  const step = known[kind];
  if (step === undefined) return [];
  return Object.keys(step.data.shape)
    .filter((key) => key !== 'title' && key !== 'stage')
    .flatMap((key) => {
      const field = fields[key];
      return field === undefined ? [] : [{ key, ...field }];
    });
}
