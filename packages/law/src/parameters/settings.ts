import type { Day } from '../calendars/day.ts';
import { parameterCatalogue } from './catalogue.ts';
import type { ParameterId, ParameterValues } from './parameter.ts';

/** An agency's choice, from a day on. The record it stands in is its proof. */
export type ParameterSetting = {
  [K in ParameterId]: { id: K; value: ParameterValues[K]; from: Day; reason: string; record: string | null };
}[ParameterId];

export type ParameterRefusal = {
  code: 'parameter.unknown' | 'parameter.value' | 'parameter.reason';
  message: string;
  cure: string;
};
export type SettingReading = { ok: true; setting: ParameterSetting } | { ok: false; refusal: ParameterRefusal };

const isParameterId = (id: string): id is ParameterId => Object.hasOwn(parameterCatalogue, id);

/** What an agency sets (data of a `parameter` record) → a setting, or why it cannot be one. */
export function readSetting(
  id: string,
  value: unknown,
  from: Day,
  reason: string,
  record: string | null,
): SettingReading {
  if (!isParameterId(id)) {
    return {
      ok: false,
      refusal: { code: 'parameter.unknown', message: `没有参数“${id}”。`, cure: '参数编号为 P01 至 P27，见参数表。' },
    };
  }
  const definition = parameterCatalogue[id];
  if (!definition.accepts(value)) {
    const allowed = definition.choices
      ? Object.entries(definition.choices)
          .map(([code, name]) => `${code}（${name}）`)
          .join('、')
      : `与默认值同形：${JSON.stringify(definition.default)}`;
    return {
      ok: false,
      refusal: {
        code: 'parameter.value',
        message: `参数 ${id}“${definition.title}”不能取值 ${JSON.stringify(value) ?? '（空）'}。`,
        cure: `可取：${allowed}。`,
      },
    };
  }
  if (reason.trim() === '') {
    return {
      ok: false,
      refusal: {
        code: 'parameter.reason',
        message: `更改参数 ${id}“${definition.title}”须写明理由和依据。`,
        cure: '请写明所依据的地方性法规、规章或者本机关的决定。',
      },
    };
  }
  return { ok: true, setting: { id, value, from, reason, record } as ParameterSetting };
}

/** The values that hold for a step of this day: the latest setting on or before it, else the default. */
export function parametersAt(settings: readonly ParameterSetting[], day: Day): ParameterValues {
  if (settings.length === 0) return defaultParameters;
  const values: ParameterValues = { ...defaultParameters };
  const since = new Map<ParameterId, Day>();
  for (const setting of settings) {
    const held = since.get(setting.id);
    if (setting.from > day || (held !== undefined && held > setting.from)) continue;
    since.set(setting.id, setting.from);
    assign(values, setting);
  }
  return values;
}

function assign<K extends ParameterId>(
  values: Pick<ParameterValues, K>,
  setting: { id: K; value: ParameterValues[K] },
): void {
  values[setting.id] = setting.value;
}

const c = parameterCatalogue;
export const defaultParameters: ParameterValues = {
  P01: c.P01.default,
  P02: c.P02.default,
  P03: c.P03.default,
  P04: c.P04.default,
  P05: c.P05.default,
  P06: c.P06.default,
  P07: c.P07.default,
  P08: c.P08.default,
  P09: c.P09.default,
  P10: c.P10.default,
  P11: c.P11.default,
  P12: c.P12.default,
  P13: c.P13.default,
  P14: c.P14.default,
  P15: c.P15.default,
  P16: c.P16.default,
  P17: c.P17.default,
  P18: c.P18.default,
  P19: c.P19.default,
  P20: c.P20.default,
  P21: c.P21.default,
  P22: c.P22.default,
  P23: c.P23.default,
  P24: c.P24.default,
  P25: c.P25.default,
  P26: c.P26.default,
  P27: c.P27.default,
};
