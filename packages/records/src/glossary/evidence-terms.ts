import { type Term, term } from './term.ts';

/** How facts are found and proved. */
export const evidenceTerms: readonly Term[] = [
  term('查封、扣押、登记保存的财物', 'heldThing', '行政强制法第二十三条；行政处罚法第五十六条', [
    'goodsInCustody',
    'caiwu',
  ]),
  term('证据', 'evidence', '行政处罚法第四十六条', ['proofItem', 'zhengju']),
  term('现场检查（勘验）', 'siteInspection', '制度第十一条第三项', ['fieldCheck', 'kanyan', 'siteSurvey']),
  term('询问', 'interview', '制度第十一条第一项', ['interrogation', 'xunwen']),
  term('调取证据', 'evidenceRequest', '制度第十一条第二项', ['subpoena', 'diaoqu']),
  term('抽样取证', 'sampling', '制度第十一条第四项', ['chouyang', 'spotTest']),
  term('鉴定意见', 'expertOpinion', '制度第十一条第七项', ['appraisalOpinion', 'jianding']),
  term('检测、监测报告', 'testReport', '生态环境行政处罚办法证据章', ['jiance']),
  term('先行登记保存', 'evidenceRegistration', '制度第十三条；行政处罚法第五十六条', [
    'advanceRegistration',
    'dengjibaocun',
  ]),
  term('证据保全', 'evidencePreserved', '制度第十三条', ['evidenceConservation', 'baoquan']),
  term('查封、扣押', 'sealingAndSeizure', '行政强制法第二十二条', ['chafeng', 'kouya', 'distraint']),
  term('拒绝调查、拒绝提供证据', 'refusalRecord', '制度第十一条末款', ['jujue']),
  term('见证人', 'witness', '制度第二十条', ['jianzhengren', 'bystander']),
  term('执法人员', 'officer', '制度第九条', ['policeman', 'agentOfLaw', 'zhifarenyuan']),
  term('辅助人员', 'assistant', '行政处罚法第四十二条', ['auxiliaryOfficer']),
  term('执法证件', 'certificate', '制度第九条；行政处罚法第五十五条', ['badge', 'warrantCard']),
  term('出示证件', 'certShown', '制度第九条', ['badgeShown']),
  term('同步音像记录', 'covers', '制度第十二条', ['syncRecording']),
  term('不适宜音像记录', 'avInapplicable', '制度第十二条', ['filmingImpossible']),
  term('音像覆盖', 'coverage', '制度第十二条；参数 P10', ['fugai']),
  term('中断', 'Interruption', '参数 P10', ['zhongduan']),
  term('校时', 'deviceClockCheck', '制度第五条第三款', ['timeSync', 'jiaoshi']),
  term('采集站入库', 'docking', '制度第二十七条第三款', ['cameraDump']),
  term('原始载体', 'originalCarrier', '最高人民法院行政诉讼证据规定第十二条', ['sourceMedium']),
  term('派生件', 'derivedItem', '制度第三条（客观）', ['editedCopy']),
  term('遮蔽', 'mask', '制度第三十条', ['blurOut', 'mosaic']),
  term('送达地址确认', 'serviceAddressConfirmed', '民事诉讼法第九十条', ['mailingAddressCheck']),
];
