import type { Column } from '@liuhen/records';
import { Button } from 'antd';
import { memo, useRef, useState } from 'react';
import { CellInput } from './CellInput.tsx';
import { useRowKeys } from './row-keys.ts';

type Json = import('@liuhen/server/api').Draft['values'][string];
type Props = { columns: readonly Column[]; rows: readonly Json[]; onChange: (rows: Json) => void };

type Acts = {
  readonly set: (index: number, key: string, value: Json) => void;
  readonly takeOut: (index: number) => void;
  readonly add: () => void;
};

const pageSize = 30;

/** Rows of a table. Only a page of them is drawn, so that two hundred stay fluent; Enter in the last cell adds one. */
export function RowsInput({ columns, rows, onChange }: Props) {
  const [page, setPage] = useState(0);
  const keys = useRowKeys(rows);
  const pages = Math.max(Math.ceil(rows.length / pageSize), 1);
  const from = Math.min(page, pages - 1) * pageSize;
  const add = () => {
    onChange([...rows, {}]);
    setPage(Math.floor(rows.length / pageSize));
  };
  const now = useRef({ rows, onChange, add });
  now.current = { rows, onChange, add };
  // the same acts for as long as the table stands: a row is drawn anew only when something in it changes
  const [acts] = useState<Acts>(() => ({
    set: (index, key, value) => {
      const { rows: all, onChange: change } = now.current;
      change(all.map((row, at) => (at === index ? { ...objectOf(row), [key]: value } : row)));
    },
    takeOut: (index) => now.current.onChange(now.current.rows.filter((_, at) => at !== index)),
    add: () => now.current.add(),
  }));
  return (
    <div className="rows">
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key}>{column.label}</th>
              ))}
              <th className="rows__out" aria-label="删除" />
            </tr>
          </thead>
          <tbody>
            {rows.slice(from, from + pageSize).map((row, offset) => {
              const index = from + offset;
              return (
                <RowLine
                  key={keys[index] ?? index}
                  columns={columns}
                  row={row}
                  index={index}
                  isLast={index === rows.length - 1}
                  acts={acts}
                />
              );
            })}
          </tbody>
        </table>
      )}
      <div className="rows__foot">
        <Button size="small" onClick={add}>
          加一行
        </Button>
        {pages > 1 && (
          <span className="soft figures">
            第 {Math.floor(from / pageSize) + 1} / {pages} 页{' '}
            <Button
              size="small"
              type="text"
              disabled={from === 0}
              onClick={() => setPage(Math.floor(from / pageSize) - 1)}
            >
              上页
            </Button>
            <Button
              size="small"
              type="text"
              disabled={from + pageSize >= rows.length}
              onClick={() => setPage(Math.floor(from / pageSize) + 1)}
            >
              下页
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}

type Line = { columns: readonly Column[]; row: Json; index: number; isLast: boolean; acts: Acts };

const RowLine = memo(function RowLine({ columns, row, index, isLast, acts }: Line) {
  return (
    <tr>
      {columns.map((column, at) => (
        <td key={column.key} data-label={column.label}>
          <CellInput
            borderless
            column={column}
            label={`${column.label}，第 ${index + 1} 行`}
            value={cell(row, column.key)}
            onChange={(next) => acts.set(index, column.key, next)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || at !== columns.length - 1 || !isLast) return;
              event.preventDefault();
              acts.add();
            }}
          />
        </td>
      ))}
      <td className="rows__out">
        <Button size="small" type="text" aria-label={`删除第 ${index + 1} 行`} onClick={() => acts.takeOut(index)}>
          删
        </Button>
      </td>
    </tr>
  );
});

function objectOf(value: Json): Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function cell(row: Json, key: string): Json | undefined {
  if (typeof row === 'string') return key === 'name' ? row : '';
  return objectOf(row)[key];
}
