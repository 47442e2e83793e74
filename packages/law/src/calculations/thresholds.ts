import type { ParameterValues } from '../parameters/parameter.ts';
import { type Fen, yuanText } from './money.ts';
import type { PartyClass } from './on-spot.ts';

/** Kinds of penalty whose weight lies not in an amount. */
export type PenaltyKind =
  | 'licenceSuspended'
  | 'licenceRevoked'
  | 'qualificationLowered'
  | 'applicationBarred'
  | 'activityRestricted'
  | 'productionRestricted'
  | 'productionSuspended'
  | 'closure'
  | 'employmentBarred'
  | 'employmentRestricted'
  | 'otherHeavy';

const KINDS: Record<PenaltyKind, string> = {
  licenceSuspended: '暂扣许可证件',
  licenceRevoked: '吊销许可证件',
  qualificationLowered: '降低资质等级',
  applicationBarred: '一定时期内不得申请行政许可',
  activityRestricted: '限制开展生产经营活动',
  productionRestricted: '限制生产',
  productionSuspended: '责令停产整治、停产停业',
  closure: '责令关闭',
  employmentBarred: '禁止从业',
  employmentRestricted: '限制从业',
  otherHeavy: '其他较重的行政处罚',
};

export type Threshold = { required: boolean; grounds: string[]; provision: string; text: string };

export type IntendedPenalty = {
  party: PartyClass;
  fine: Fen;
  /** 没收违法所得, 没收非法财物的价值. */
  confiscatedIncome: Fen;
  confiscatedProperty: Fen;
  kinds: readonly PenaltyKind[];
};

const HEARING_KINDS: readonly PenaltyKind[] = [
  'licenceSuspended',
  'licenceRevoked',
  'qualificationLowered',
  'applicationBarred',
  'activityRestricted',
  'productionRestricted',
  'productionSuspended',
  'closure',
  'employmentBarred',
  'employmentRestricted',
  'otherHeavy',
];

/** 行政处罚法第六十三条; 生态环境行政处罚办法第四十六条, 第八十九条 (P08): each amount by itself, the number included unless set otherwise. */
export function hearingThreshold(penalty: IntendedPenalty, p08: ParameterValues['P08']): Threshold {
  const limit = penalty.party === 'citizen' ? p08.citizenFen : p08.organizationFen;
  const heavy = (amount: Fen) => (p08.inclusive ? amount >= limit : amount > limit);
  const grounds: string[] = [];
  if (heavy(penalty.fine)) grounds.push(`罚款 ${yuanText(penalty.fine)} 元`);
  if (heavy(penalty.confiscatedIncome)) grounds.push(`没收违法所得 ${yuanText(penalty.confiscatedIncome)} 元`);
  if (heavy(penalty.confiscatedProperty)) grounds.push(`没收非法财物价值 ${yuanText(penalty.confiscatedProperty)} 元`);
  grounds.push(...penalty.kinds.filter((k) => HEARING_KINDS.includes(k)).map((k) => KINDS[k]));
  const provision = '行政处罚法第六十三条；生态环境行政处罚办法第四十六条、第八十九条';
  const text =
    grounds.length > 0
      ? `拟${grounds.join('、')}，应当告知当事人有要求听证的权利（${provision}）。`
      : `拟处罚未达到听证标准（${limit / 100} 元${p08.inclusive ? '以上' : '不含本数'}）。`;
  return { required: grounds.length > 0, grounds, provision, text };
}

const DISCUSSION_KINDS: readonly PenaltyKind[] = [
  'licenceRevoked',
  'applicationBarred',
  'productionSuspended',
  'closure',
  'employmentBarred',
  'employmentRestricted',
];

/**
 * 生态环境行政处罚办法第五十二条第二款 (P09). `complex`, `demandedByHead`: what only a person can say. An amount below the threshold
 * does not mean that no discussion is needed: 情节复杂 is for a person to judge.
 */
export function discussionThreshold(
  penalty: IntendedPenalty,
  judged: { complex: boolean; demandedByHead: boolean },
  p09: ParameterValues['P09'],
): Threshold {
  const { fine, confiscatedIncome, confiscatedProperty } = penalty;
  const amounts = p09.combined
    ? [fine + confiscatedIncome + confiscatedProperty]
    : [fine, confiscatedIncome, confiscatedProperty];
  const grounds: string[] = [];
  if (amounts.some((a) => a >= p09.amountFen)) grounds.push(`罚没数额达到 ${p09.amountFen / 100} 元`);
  grounds.push(...penalty.kinds.filter((k) => DISCUSSION_KINDS.includes(k)).map((k) => KINDS[k]));
  if (judged.complex) grounds.push('疑难复杂、涉及多个法律关系或者情节复杂、重大违法');
  if (judged.demandedByHead) grounds.push('负责人认为应当集体讨论');
  const provision = '行政处罚法第五十七条第二款；生态环境行政处罚办法第五十二条';
  const text =
    grounds.length > 0
      ? `${grounds.join('、')}，应当由负责人集体讨论决定（${provision}）。`
      : '金额和处罚种类均未触发集体讨论；是否情节复杂，由人判断。';
  return { required: grounds.length > 0, grounds, provision, text };
}

/** 行政处罚法第四十五条第二款: what is decided may not be heavier than what was told, unless new facts were told anew. */
export function aggravated(
  told: Pick<IntendedPenalty, 'fine' | 'kinds'>,
  decided: Pick<IntendedPenalty, 'fine' | 'kinds'>,
): boolean {
  return decided.fine > told.fine || decided.kinds.some((k) => !told.kinds.includes(k));
}
