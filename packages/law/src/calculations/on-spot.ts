import { type Fen, yuanText } from './money.ts';

export type PartyClass = 'citizen' | 'organization';

export type Permission = { allowed: boolean; provision: string; message: string; cure: string | null };

const yes = (provision: string, message: string): Permission => ({ allowed: true, provision, message, cure: null });

const ON_SPOT = '行政处罚法第五十一条';
const ON_SPOT_LIMIT: Record<PartyClass, number> = { citizen: 200_00, organization: 3000_00 };

/** 行政处罚法第五十一条: 公民二百元以下、法人或者其他组织三千元以下罚款 or a warning; "以下" includes the number itself. */
export function onSpotPenalty(
  party: PartyClass,
  penalty: { kind: 'warning' } | { kind: 'fine'; amount: Fen },
): Permission {
  if (penalty.kind === 'warning') return yes(ON_SPOT, '警告可以当场作出。');
  const limit = ON_SPOT_LIMIT[party];
  const who = party === 'citizen' ? '公民' : '法人或者其他组织';
  if (penalty.amount <= limit) return yes(ON_SPOT, `对${who}罚款 ${yuanText(penalty.amount)} 元，可以当场处罚。`);
  return {
    allowed: false,
    provision: ON_SPOT,
    message: `对${who}罚款 ${yuanText(penalty.amount)} 元超过 ${limit / 100} 元，不能当场处罚。`,
    cure: '请转为普通程序：登记线索，审批立案。',
  };
}

export type CollectionFacts = {
  amount: Fen;
  /** Decided on the spot (第六十八条), or by the ordinary procedure, where only 第六十九条 allows it. */
  procedure: 'summary' | 'ordinary';
  /** 不当场收缴事后难以执行, with the reason recorded. */
  hardToEnforceLater: string | null;
  /** 边远、水上、交通不便地区 and the party itself asked to pay at once. */
  remoteAndRequested: boolean;
  /** 国务院财政部门或者省级财政部门统一制发的专用票据. */
  receiptIssued: boolean;
};

/** 行政处罚法第六十八条至第七十条. Without the prescribed receipt the party may refuse to pay. */
export function onSpotCollection(facts: CollectionFacts): Permission {
  const ground = collectionGround(facts);
  if (ground === null) {
    return {
      allowed: false,
      provision: '行政处罚法第六十八条、第六十九条',
      message: `罚款 ${yuanText(facts.amount)} 元不属于可以当场收缴的情形。`,
      cure: '请告知当事人自收到决定书之日起十五日内到指定银行或者通过电子支付缴纳；确属事后难以执行的，写明理由。',
    };
  }
  if (!facts.receiptIssued) {
    return {
      allowed: false,
      provision: '行政处罚法第七十条',
      message: '当场收缴罚款没有出具财政部门统一制发的专用票据。',
      cure: '请出具专用票据；不出具的，当事人有权拒绝缴纳。',
    };
  }
  return yes('行政处罚法第六十八条至第七十条', `${ground}，并已出具专用票据，可以当场收缴。`);
}

function collectionGround(facts: CollectionFacts): string | null {
  if (facts.remoteAndRequested) return '边远、水上、交通不便地区，当事人到指定银行缴纳确有困难并提出';
  if (facts.procedure === 'ordinary') return null;
  if (facts.amount <= 100_00) return '罚款一百元以下';
  return facts.hardToEnforceLater === null || facts.hardToEnforceLater.trim() === '' ? null : '不当场收缴事后难以执行';
}
