import type { Provision } from '../../obligations/provision.ts';
import type { Certainty } from '../../periods/term.ts';

type Edition = Pick<Provision, 'law' | 'edition' | 'from' | 'before'> & { to?: string; certainty?: Certainty };

const of =
  (e: Edition) =>
  (article: string, certainty: Certainty = e.certainty ?? 'text'): Provision => ({
    law: e.law,
    article,
    edition: e.edition,
    from: e.from,
    to: e.to ?? null,
    before: e.before,
    certainty,
  });

/** The editions that this house applies, each with its first day. What came before is judged by a person, not guessed. */
export const penaltyLaw = of({ law: '行政处罚法', edition: '2021修订', from: '2021-07-15', before: 'otherEdition' });
export const penaltyMeasures = of({
  law: '生态环境行政处罚办法',
  edition: '生态环境部令第30号',
  from: '2023-07-01',
  before: 'otherEdition',
  certainty: 'secondhand',
});
export const coercionLaw = of({ law: '行政强制法', edition: '2011年通过', from: '2012-01-01', before: 'otherEdition' });
export const sealingMeasures = of({
  law: '环境保护主管部门实施查封、扣押办法',
  edition: '环境保护部令第29号',
  from: '2015-01-01',
  before: 'otherEdition',
});
export const dailyPenaltyMeasures = of({
  law: '环境保护主管部门实施按日连续处罚办法',
  edition: '环境保护部令第28号',
  from: '2015-01-01',
  before: 'noDuty',
});
export const permitLaw = of({ law: '行政许可法', edition: '2019修正', from: '2019-04-23', before: 'otherEdition' });
export const reconsiderationLaw = of({
  law: '行政复议法',
  edition: '2023修订',
  from: '2024-01-01',
  before: 'otherEdition',
});
export const litigationLaw = of({ law: '行政诉讼法', edition: '2017修正', from: '2017-07-01', before: 'otherEdition' });
export const civilProcedure = of({
  law: '民事诉讼法',
  edition: '2023修正',
  from: '2024-01-01',
  before: 'otherEdition',
});
export const evidenceRules = of({
  law: '行政诉讼证据规定',
  edition: '法释〔2002〕21号',
  from: '2002-10-01',
  before: 'otherEdition',
});
export const threeSystems = of({
  law: '国办发〔2018〕118号',
  edition: '2018-12-05',
  from: '2018-12-05',
  before: 'noDuty',
  certainty: 'secondhand',
});
export const crimeTransfer = of({
  law: '行政执法机关移送涉嫌犯罪案件的规定',
  edition: '2020修订',
  from: '2020-08-07',
  before: 'otherEdition',
});
export const transferMeasures = of({
  law: '环境保护行政执法与刑事司法衔接工作办法',
  edition: '环环监〔2017〕17号',
  from: '2017-01-25',
  before: 'noDuty',
});
export const detentionMeasures = of({
  law: '行政主管部门移送适用行政拘留环境违法案件暂行办法',
  edition: '公治〔2014〕853号',
  from: '2015-01-01',
  before: 'noDuty',
});
export const ecoCode = of({ law: '生态环境法典', edition: '2026-03-12 通过', from: '2026-08-15', before: 'noDuty' });
export const complaintHotline = of({
  law: '环保举报热线工作管理办法',
  edition: '环境保护部令第15号',
  from: '2011-03-01',
  before: 'noDuty',
  certainty: 'secondhand',
});
export const restrictionMeasures = of({
  law: '环境保护主管部门实施限制生产、停产整治办法',
  edition: '环境保护部令第30号（2014）',
  from: '2015-01-01',
  before: 'noDuty',
  certainty: 'secondhand',
});
export const archivesRules = of({
  law: '环境保护档案管理办法',
  edition: '环境保护部、国家档案局令第43号',
  from: '2017-03-01',
  before: 'otherEdition',
  certainty: 'secondhand',
});
/** What no statute orders but every file must bear to be judged at all. */
export const practice = of({
  law: '音像记录规范',
  edition: '四平、巨鹿等地制度（参照）',
  from: null,
  before: 'noDuty',
  certainty: 'secondhand',
});
export const recordKeeping = of({
  law: '制度',
  edition: '制度第二条、第三条',
  from: null,
  before: 'noDuty',
  certainty: 'internal',
});
export const personalInformationLaw = of({
  law: '个人信息保护法',
  edition: '2021年通过',
  from: '2021-11-01',
  before: 'noDuty',
});
export const dataSecurityLaw = of({ law: '数据安全法', edition: '2021年通过', from: '2021-09-01', before: 'noDuty' });
export const cybersecurityLaw = of({
  law: '网络安全法',
  edition: '2025修正',
  from: '2026-01-01',
  before: 'otherEdition',
});
/** What stood before the amendment of 2025: the duty to keep logs was in 第二十一条第（三）项 (law.md §2.1). */
export const cybersecurityLawOf2016 = of({
  law: '网络安全法',
  edition: '2016年通过',
  from: '2017-06-01',
  to: '2025-12-31',
  before: 'noDuty',
  certainty: 'secondhand',
});
export const networkDataRegulation = of({
  law: '网络数据安全管理条例',
  edition: '国务院令第790号',
  from: '2025-01-01',
  before: 'noDuty',
});
