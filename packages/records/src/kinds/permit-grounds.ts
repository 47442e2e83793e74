/** 行政许可法第六十九条: when a permit may be revoked; the one got by fraud or bribery must be. Whether it is so, a person says. */
export const revocationGrounds = [
  '滥用职权、玩忽职守作出准予决定',
  '超越法定职权作出准予决定',
  '违反法定程序作出准予决定',
  '申请人不具备申请资格或者不符合法定条件',
  '以欺骗、贿赂等不正当手段取得',
  '依法可以撤销的其他情形',
] as const;

/** 行政许可法第八条第二款: what a permit that was lawfully granted may be withdrawn for, where the good of the public asks it. */
export const withdrawalGrounds = [
  '所依据的法律、法规、规章修改',
  '所依据的法律、法规、规章废止',
  '准予许可所依据的客观情况发生重大变化',
] as const;

/** Whether the withdrawal cost its holder something, which is then made good (第八条第二款). */
export const lossFindings = ['造成财产损失，依法补偿', '未造成财产损失'] as const;

/** 行政许可法第七十条: when a permit is taken off the register. */
export const cancellationGrounds = [
  '有效期届满未延续',
  '被许可的公民死亡或者丧失行为能力',
  '法人或者其他组织依法终止',
  '许可被撤销、撤回或者证件被吊销',
  '不可抗力导致许可事项无法实施',
  '法律、法规规定的其他情形',
] as const;
