import { type Term, term } from './term.ts';

/** How a paper reaches the party, and what follows when a decision is not obeyed. */
export const serviceTerms: readonly Term[] = [
  term('送达', 'serviceOfDocument', '制度第十八条至第二十二条', ['songda', 'deliveryOfDocument', 'documentDelivery']),
  term('送达回证', 'serviceReceipt', '制度第二条第二款、第十八条', ['deliveryReceipt', 'huizheng']),
  term('直接送达', 'directService', '制度第十八条', ['handDelivery', 'personalDelivery']),
  term('邮寄送达', 'serviceByMail', '制度第十九条', ['postDelivery', 'mailDelivery']),
  term('留置送达', 'serviceByLeaving', '制度第二十条', ['lienService', 'retentionService', 'liuzhi']),
  term('委托送达', 'entrustedService', '制度第二十一条', ['agentDelivery']),
  term('公告送达', 'serviceByPublicNotice', '制度第二十二条', [
    'announcementDelivery',
    'publicationService',
    'gonggao',
  ]),
  term('公开（公示）', 'published', '国办发〔2018〕118号', ['gongshi', 'disclosed']),
  term('履行', 'performance', '制度第二十三条', ['lvxing', 'compliancePayment']),
  term('复查、核查', 'followUp', '制度第二十三条第二款', ['reinspect', 'hecha']),
  term('催告', 'demandNotice', '制度第二十四条；行政强制法第三十五条', ['cuigao', 'reminderLetter', 'exhortation']),
  term('执行', 'enforcement', '制度第二十五条', ['zhixing', 'executionOfDecision']),
  term('加处罚款', 'additionalFine', '制度第二十五条第一项；行政处罚法第七十二条', ['lateFee', 'penaltyInterest']),
  term('划拨存款、汇款', 'fundTransfer', '制度第二十五条第二项', ['bankSeizure', 'huabo']),
  term('拍卖', 'auction', '制度第二十五条第三项', ['paimai']),
  term('排除妨碍、恢复原状', 'restoration', '制度第二十五条第四项', ['obstacleRemoval', 'restitution']),
  term('代履行', 'performanceByThirdParty', '制度第二十五条第五项；行政强制法第五十条', [
    'proxyPerformance',
    'dailvxing',
  ]),
  term('申请法院强制执行', 'courtApplication', '制度第二十六条；行政强制法第五十三条', ['courtEnforcementRequest']),
  term('申请法院强制执行的期间', 'courtWindow', '行政强制法第五十三条', ['lawsuitWindow', 'courtDeadline']),
  term('执行协议', 'enforcementAgreement', '行政强制法第四十二条', ['settlementDeal']),
  term('延期、分期缴纳', 'installment', '行政处罚法第六十六条', ['instalmentPlan', 'fenqi']),
  term('按日连续处罚', 'dailyPenalty', '生态环境法典第一千零六十条', ['perDiemFine', 'anri']),
  term('行政复议', 'reconsideration', '行政复议法第二条', ['fuyi', 'administrativeAppeal']),
  term('行政诉讼', 'lawsuit', '行政诉讼法第二条', ['susong']),
];
