/** 行政许可法第六十九条: when a permit may be revoked; the one got by fraud or bribery must be. Whether it is so, a person says. */
export const revocationGrounds = [
  '滥用职权、玩忽职守作出准予决定',
  '超越法定职权作出准予决定',
  '违反法定程序作出准予决定',
  '申请人不具备申请资格或者不符合法定条件',
  '以欺骗、贿赂等不正当手段取得',
  '依法可以撤销的其他情形',
] as const;

/** 行政许可法第七十条: when a permit is taken off the register. */
export const cancellationGrounds = [
  '有效期届满未延续',
  '被许可的公民死亡或者丧失行为能力',
  '法人或者其他组织依法终止',
  '许可被撤销、撤回或者证件被吊销',
  '不可抗力导致许可事项无法实施',
  '法律、法规规定的其他情形',
] as const;
