import { use } from 'react';
import { moment } from '../../time/moment.ts';
import { codeWord } from './code-words.ts';
import { labelOf } from './labels.ts';
import { NamesContext } from './names-context.ts';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

type Columns = readonly { readonly key: string; readonly label: string }[];

/** A value as a person reads it: dates in words, yes and no, lists and tables laid out, their parts named as the paper names them. */
export function FieldValue({ value, columns = [] }: { value: unknown; columns?: Columns }): React.ReactNode {
  const names = use(NamesContext);
  if (value === null || value === undefined || value === '') return <span className="soft">无</span>;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string')
    return (
      <span className="fact__text">{instant.test(value) ? moment(value) : (names.get(value) ?? codeWord(value))}</span>
    );
  if (typeof value === 'number') return <span className="figures">{value.toLocaleString('zh-CN')}</span>;
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object' || item === null))
      return value
        .map((item) =>
          typeof item === 'string' && instant.test(item) ? moment(item) : (names.get(String(item)) ?? String(item)),
        )
        .join('、');
    return (
      <ul className="fact__rows">
        {value.map((item, index) => (
          <li key={`${index.toString()}${JSON.stringify(item).slice(0, 40)}`}>
            <FieldValue value={item} columns={columns} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value === 'object') {
    return (
      <span className="fact__inline">
        {Object.entries(value)
          .filter(
            ([key, inner]) =>
              inner !== null && inner !== '' && key !== 'id' && !(Array.isArray(inner) && inner.length === 0),
          )
          .map(([key, inner]) => (
            <span key={key}>
              <span className="soft">{columns.find((column) => column.key === key)?.label ?? labelOf(key)}</span>{' '}
              <FieldValue value={inner} />
            </span>
          ))}
      </span>
    );
  }
  return String(value);
}
