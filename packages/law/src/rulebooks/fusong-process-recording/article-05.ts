import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, met } from '../../obligations/outcome.ts';
import { type Article, regulation } from '../rulebook.ts';
import { agencyRecords, onPolicy, policy } from './agency-policy.ts';

export const article05: Article = {
  number: 5,
  title: '职责',
  words: [
    '县分局对本行政区域内的环境执法全过程记录实行统一领导。',
    '局法制科负责对本系统行政执法全过程记录工作的监督、检查、指导和协调。',
    '县分局应根据执法需要配备相应的音像记录设备。',
  ],
  reading: '三款均是对机关的要求，以机关的记录（制度文件、任职、设备台账）判断，不在个案中判断。',
  leftToAPerson: '领导、监督是否到位；设备是否“按需”。',
  obligations: [
    obligation({
      id: 'A05.1',
      provision: regulation(5),
      severity: 'S',
      who: '县分局',
      duty: '统一领导本区域的全过程记录',
      proof: '制度文件、责任人',
      judge: 'person',
      judgedBy: '分局负责人',
      trigger: onPolicy,
      examine: (_, m) =>
        policy(m, 'A05.1', /全过程记录/) ?? asksJudgement('没有在库的全过程记录制度文件，请认定领导责任是否落实'),
    }),
    obligation({
      id: 'A05.2',
      provision: regulation(5, '第二款'),
      severity: 'S',
      who: '局法制科',
      duty: '监督、检查、指导、协调全过程记录',
      proof: '督办单、抽查记录',
      judge: 'both',
      judgedBy: '法制科',
      cure: '指定法制审核人员并开展抽查。',
      trigger: onPolicy,
      examine: (_, m) => {
        const held = [...m.dossier.agency.people.values()].some((p) =>
          p.appointments.some((a) => a.office === 'legalReviewer' || a.office === 'supervisor'),
        );
        return held ? met('已有法制科人员负责监督') : breached('没有任命法制审核或者监督人员');
      },
    }),
    obligation({
      id: 'A05.3',
      provision: regulation(5, '第三款'),
      severity: 'S',
      who: '县分局',
      duty: '配备音像记录设备并建立台账',
      proof: '设备台账：编号、校时、检定、报废',
      cure: '登记设备并校时。',
      trigger: onPolicy,
      examine: (_, m) => {
        const inUse = [...m.dossier.agency.devices.values()].filter((d) => !d.retired);
        if (inUse.length === 0) return breached('没有在用的音像记录设备');
        const unchecked = inUse.filter((d) => d.clockChecks.length === 0);
        return unchecked.length === 0
          ? met('设备在册并已校时', { records: agencyRecords(m, 'device') })
          : breached(`设备 ${unchecked.map((d) => d.deviceNo).join('、')} 没有校时记录`);
      },
    }),
  ],
};
