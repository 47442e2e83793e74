import type { Column } from '@liuhen/records';
import { Button, Input } from 'antd';
import { useState } from 'react';

type Json = import('@liuhen/server/api').Draft['values'][string];
type Props = { columns: readonly Column[]; rows: readonly Json[]; onChange: (rows: Json) => void };

const pageSize = 30;

/** Rows of a table. Only a page of them is drawn, so that two hundred stay fluent; Enter in the last cell adds one. */
export function RowsInput({ columns, rows, onChange }: Props) {
  const [page, setPage] = useState(0);
  const pages = Math.max(Math.ceil(rows.length / pageSize), 1);
  const from = Math.min(page, pages - 1) * pageSize;
  const set = (index: number, key: string, value: string) =>
    onChange(rows.map((row, at) => (at === index ? { ...objectOf(row), [key]: value } : row)));
  const add = () => {
    onChange([...rows, {}]);
    setPage(Math.floor(rows.length / pageSize));
  };
  return (
    <div className="rows">
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key}>{column.label}</th>
              ))}
              <th aria-label="删除" />
            </tr>
          </thead>
          <tbody>
            {rows.slice(from, from + pageSize).map((row, offset) => {
              const index = from + offset;
              return (
                <tr key={index.toString()}>
                  {columns.map((column, at) => (
                    <td key={column.key}>
                      <Input.TextArea
                        variant="borderless"
                        rows={1}
                        aria-label={`${column.label}，第 ${index + 1} 行`}
                        value={cell(row, column.key)}
                        onChange={(event) => set(index, column.key, event.target.value)}
                        onKeyDown={(event) => {
                          if (
                            event.key === 'Enter' &&
                            !event.shiftKey &&
                            at === columns.length - 1 &&
                            index === rows.length - 1
                          ) {
                            event.preventDefault();
                            add();
                          }
                        }}
                      />
                    </td>
                  ))}
                  <td>
                    <Button
                      size="small"
                      type="text"
                      aria-label={`删除第 ${index + 1} 行`}
                      onClick={() => onChange(rows.filter((_, each) => each !== index))}
                    >
                      删
                    </Button>
                  </td>
                </tr>
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

function objectOf(value: Json): Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function cell(row: Json, key: string): string {
  if (typeof row === 'string') return key === 'name' ? row : '';
  const value = objectOf(row)[key];
  return value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
