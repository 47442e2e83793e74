import type { AgencyFacts } from '@liuhen/records';
import { calendarReadingOf, settingReadingOf } from '../agency/reckoning.ts';
import { addedArticles, overlapping, readAddedBasis, twinOf } from '../legal-bases/added.ts';
import { benchmarksOf, benchmarksOverlap, benchmarkTwin, readBenchmark } from '../legal-bases/benchmark.ts';
import type { Refusal } from './refusal.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * Why a rule of the bureau's own cannot be taken: a calendar, a parameter, a basis, a benchmark that contradicts itself or another. It is
 * refused while it is typed; what came in with a case file is kept, shown and not used (`record.settings`).
 */
export function agencyRefusals(agency: AgencyFacts, kind: string, data: Data, at: Temporal.Instant): Refusal[] {
  switch (kind) {
    case 'calendarLoaded': {
      const reading = calendarReadingOf(data, at);
      return reading.ok
        ? []
        : [refusal('calendar.malformed', '参数 P18', reading.refusal.message, reading.refusal.cure)];
    }
    case 'parameter': {
      const reading = settingReadingOf(data, '');
      return reading.ok ? [] : [refusal(reading.refusal.code, '参数表', reading.refusal.message, reading.refusal.cure)];
    }
    case 'legalBasisAdded': {
      const reading = readAddedBasis(data);
      if (!reading.ok) return [refusal('basis.malformed', '制度第一条', reading.message, reading.cure)];
      const twin = reading.article && twinOf(reading.article, addedArticles(agency).articles);
      return twin
        ? [refusal('basis.overlaps', '制度第一条', overlapping(twin), '撤销有误的一条，或者填写旧版本的废止日期。')]
        : [];
    }
    case 'discretionBenchmark': {
      const reading = readBenchmark(data, agency, '');
      const law = '行政处罚法第三十四条';
      if (!reading.ok) return [refusal('benchmark.malformed', law, reading.message, reading.cure)];
      const twin = benchmarkTwin(reading.benchmark, benchmarksOf(agency).benchmarks);
      return twin
        ? [refusal('benchmark.overlaps', law, benchmarksOverlap(twin), '撤销有误的一份，或者填写旧基准的失效日期。')]
        : [];
    }
    case 'device': {
      const twin = deviceTwin(agency, data);
      return twin === undefined
        ? []
        : [
            refusal(
              'device.twin',
              '制度第五条第三款',
              `编号 ${twin.deviceNo} 已在设备台账：一个编号只能是一台设备，否则分不清录像是哪台录的。`,
              '核对机身编号；确是另一台的，用本单位编号区分。原登记有误的，以更正记录改正。',
            ),
          ];
    }
    default:
      return [];
  }
}

/** Another device in use under the same number, however it is written. */
function deviceTwin({ devices }: AgencyFacts, { device, deviceNo }: Data) {
  const key = (value: unknown): string => (typeof value === 'string' ? value.trim().toUpperCase() : '');
  return [...devices.values()].find((one) => !one.retired && one.id !== device && key(one.deviceNo) === key(deviceNo));
}

const refusal = (code: string, provision: string, message: string, cure: string): Refusal => ({
  code,
  provision,
  facts: [],
  message,
  cure,
});
