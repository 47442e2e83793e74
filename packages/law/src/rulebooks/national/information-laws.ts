import { type Fact, isFilled } from '@liuhen/records';
import { dayOf, endOfDay, parseDay } from '../../calendars/day.ts';
import type { Matter } from '../../obligations/matter.ts';
import { type Obligation, obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, complete, either, met, type Outcome, pending } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import { informationTerms } from '../../periods/terms/information.ts';
import { firstFrom } from '../../reading/in-time.ts';
import { wordsOf } from '../../reading/paper.ts';
import { writtenInstant } from '../../reading/written-instant.ts';
import { agencyRecords, onPolicy, policy } from '../fusong-process-recording/agency-policy.ts';
import {
  cybersecurityLaw,
  cybersecurityLawOf2016,
  dataSecurityLaw,
  networkDataRegulation,
  personalInformationLaw,
} from './provisions.ts';

/** What happened to what is kept, as the bureau has it on record (`custodyEvent`), by the word for it. */
const events = (m: Matter, action: string): readonly Fact[] =>
  agencyRecords(m, 'custodyEvent').filter((fact) => fact.data.action === action);
const on = (action: string) => (m: Matter) => events(m, action);

/** A policy on file, or a person must say. */
const kept = (id: string, title: RegExp, what: string) => (_: Fact, m: Matter) =>
  policy(m, id, title) ?? asksJudgement(`没有在库的${what}，请认定`);

const provision = cybersecurityLaw('第二十三条');
const common = { who: '县分局', severity: 'S' as const, editionBy: 'today' as const, trigger: onPolicy };

/**
 * 个人信息保护法, 数据安全法, 网络安全法, 网络数据安全管理条例: what they ask of the bureau that keeps the records. Judged on the bureau's own
 * records and never on a case; what a system is built like (加密、访问控制、等级保护) no record can show, and a person must say.
 */
export const informationObligations: readonly Obligation[] = [
  obligation({
    ...common,
    id: 'personal-information-2021.51',
    provision: personalInformationLaw('第五十一条'),
    duty: '制定个人信息保护管理制度和操作规程',
    proof: '制度文件',
    judge: 'person',
    judgedBy: '分局负责人',
    examine: kept('personal-information-2021.51', /个人信息/, '个人信息保护制度'),
  }),
  obligation({
    ...common,
    id: 'personal-information-2021.55',
    provision: personalInformationLaw('第五十五条、第五十六条'),
    duty: '处理敏感个人信息、对外提供、公开前作个人信息保护影响评估，记录保存三年以上',
    proof: '影响评估报告',
    judge: 'person',
    judgedBy: '分局负责人',
    examine: kept('personal-information-2021.55', /影响评估/, '个人信息保护影响评估报告'),
  }),
  obligation({
    id: 'personal-information-2021.57',
    provision: personalInformationLaw('第五十七条'),
    severity: 'V',
    who: '县分局',
    duty: '个人信息泄露的，立即补救并通知主管部门和个人',
    proof: '泄露、通知的记录',
    limit: '立即（没有法定天数）',
    cure: '立即补救并通知，写明迟延的原因。',
    trigger: on('personalInformationLeaked'),
    examine: (leak, m): Outcome => {
      const told = firstFrom(events(m, 'leakNotified'), leak.at);
      if (told) return met('已补救并通知', { records: [told] });
      return m.present.isPast(endOfDay(dayOf(leak.at)))
        ? breached('个人信息泄露，没有通知主管部门和个人的记录')
        : pending('个人信息泄露，须立即补救并通知');
    },
  }),
  obligation({
    id: 'personal-information-2021.36',
    provision: personalInformationLaw('第三十六条'),
    severity: 'B',
    who: '县分局',
    duty: '个人信息在境内存储',
    proof: '存储器登记',
    cure: '迁回境内；确需向境外提供的，先作安全评估。',
    trigger: (m) => agencyRecords(m, 'storageRegistered'),
    examine: (storage) => {
      const place = `${wordsOf(storage.data.place)}${wordsOf(storage.data.name)}`;
      return either(!/境外|海外|国外/.test(place), '存储在境内', `存储器“${wordsOf(storage.data.name)}”在境外`);
    },
  }),
  obligation({
    id: 'data-security-2021.40',
    provision: dataSecurityLaw('第四十条'),
    severity: 'B',
    who: '县分局',
    duty: '委托建设、维护系统或者存储数据的，严格批准并监督；受托方不得留存',
    proof: '委托的批准、监督、清退记录',
    cure: '补办批准，落实监督，要求受托方清退数据。',
    trigger: on('entrusted'),
    examine: (event) =>
      complete('委托记录', [
        [isFilled(event.data.approvedBy), '批准人'],
        [isFilled(event.data.supervision), '监督措施'],
        [isFilled(event.data.returned), '不留存、清退的约定'],
      ]),
  }),
  obligation({
    id: 'cybersecurity-2016.21',
    provision: cybersecurityLawOf2016('第二十一条第（三）项'),
    severity: 'B',
    who: '县分局',
    duty: '网络日志留存不少于六个月',
    proof: '日志清理记录',
    limit: '六个月',
    exceptions: '2026年1月1日起为修正后第二十三条',
    cure: '停止清理，从备份恢复。',
    trigger: on('logDeleted'),
    examine: (event) =>
      either(!tooEarly(event), '日志留存不少于六个月', '清理了不满六个月的日志（或者没有写明清理到哪一日）'),
  }),
  obligation({
    id: 'cybersecurity-2025.23',
    provision,
    severity: 'B',
    who: '县分局',
    duty: '网络日志留存不少于六个月',
    proof: '日志清理记录、本机关设定的留存期限',
    limit: '六个月',
    editionBy: 'today',
    cure: '停止清理，从备份恢复；P12 不得少于六个月。',
    trigger: onPolicy,
    examine: (_, m) => {
      const amended = parseDay(provision.from ?? '') ?? 0;
      const early = events(m, 'logDeleted').filter((event) => dayOf(event.at) >= amended && tooEarly(event));
      return either(early.length === 0, '日志留存不少于六个月', '清理了不满六个月的日志（或者没有写明清理到哪一日）', {
        records: early,
      });
    },
  }),
  obligation({
    ...common,
    id: 'cybersecurity-2025.27',
    provision: cybersecurityLaw('第二十七条'),
    duty: '制定网络安全事件应急预案',
    proof: '应急预案',
    judge: 'person',
    judgedBy: '分局负责人',
    examine: kept('cybersecurity-2025.27', /应急预案/, '网络安全事件应急预案'),
  }),
  obligation({
    id: 'network-data-2025.10',
    provision: networkDataRegulation('第十条'),
    severity: 'V',
    who: '县分局',
    duty: '发现危害国家安全、公共利益的漏洞、风险，24 小时内报告',
    proof: '发现、报告的记录',
    limit: '24 小时',
    cure: '立即报告，写明迟延的原因。',
    trigger: on('vulnerabilityFound'),
    examine: (found, m) => {
      const told = firstFrom(events(m, 'vulnerabilityReported'), found.at);
      return timed(m, informationTerms.vulnerability, found, told ?? null, '报告重大漏洞、风险', { records: [told] });
    },
  }),
];

/** Logs of less than six months, or nobody knows of how many. */
function tooEarly(event: Fact): boolean {
  const upTo = writtenInstant(event.data.upTo);
  return upTo === null || monthsBefore(event.at, 6).epochMilliseconds < upTo.epochMilliseconds;
}
const monthsBefore = (at: Temporal.Instant, months: number): Temporal.Instant =>
  at.toZonedDateTimeISO('Asia/Shanghai').subtract({ months }).toInstant();
