import { hours } from '../period.ts';
import { term } from '../term.ts';

/** Terms of the laws on networks and data. */
export const informationTerms = {
  vulnerability: term({
    id: 'information.vulnerability',
    title: '报告重大漏洞、风险',
    startsWith: '发现',
    side: 'agency',
    provision: '网络数据安全管理条例第十条',
    period: hours(24),
    roll: 'never',
  }),
};
