import type { Column } from '@liuhen/records';
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import type { KeyboardEvent } from 'react';

type Json = import('@liuhen/server/api').Draft['values'][string];
type Props = {
  id?: string;
  column: Column;
  label: string;
  value: Json | undefined;
  borderless?: boolean;
  onChange: (value: Json) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
};

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const yesOrNo = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];

/** One cell of a table or one member of a group. A time that is written as no clock writes it stays as it was written. */
export function CellInput({ id, column, label, value, borderless = false, onChange, onKeyDown }: Props) {
  const common = {
    ...(id === undefined ? {} : { id }),
    'aria-label': label,
    ...(borderless ? { variant: 'borderless' as const } : {}),
  };
  const text = written(value);
  const [clock, seconds] = column.toSecond === true ? ['HH:mm:ss', ''] : ['HH:mm', ':00'];
  const fits = text === '' || (column.type === 'date' ? day : instant).test(text);
  if (column.type === 'boolean' && (typeof value === 'boolean' || text === ''))
    return (
      <Select
        {...common}
        className="cell"
        allowClear
        value={typeof value === 'boolean' ? value : null}
        options={yesOrNo}
        onChange={(next: boolean | null | undefined) => onChange(next ?? null)}
      />
    );
  if (column.type === 'date' && fits)
    return (
      <DatePicker
        {...common}
        className="cell"
        value={text === '' ? null : dayjs(text)}
        onChange={(next) => onChange(next === null ? null : next.format('YYYY-MM-DD'))}
      />
    );
  if (column.type === 'datetime' && fits)
    return (
      <DatePicker
        {...common}
        className="cell"
        showTime={{ format: clock }}
        format={`YYYY-MM-DD ${clock}`}
        value={text === '' ? null : dayjs(text)}
        onChange={(next) => onChange(next === null ? null : `${next.format(`YYYY-MM-DDT${clock}`)}${seconds}+08:00`)}
      />
    );
  return (
    <Input.TextArea
      {...common}
      rows={1}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    />
  );
}

function written(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(written).join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'object' ? Object.values(value).map(written).join('，') : String(value);
}
