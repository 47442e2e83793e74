import { type DocType, documentKinds } from '@liuhen/records';
import type { CaseView, FactView } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { written } from '../draft/written.ts';
import { moment } from '../time/moment.ts';
import { correctionsOf } from './corrections.ts';
import './corrections.css';

type Props = { fact: FactView; view: CaseView };

/** Beside a corrected document what corrected it, and beside that what it corrected. The words first written stay on the pages. */
export function Corrections({ fact, view }: Props) {
  const corrections = correctionsOf(fact, view);
  if (corrections.length === 0) return null;
  return (
    <section className="corrections">
      <h3>补正</h3>
      <ul>
        {corrections.map(({ record, at, reason, fields, original, notice }) => {
          const other = original?.id === fact.id ? notice : original;
          const isOriginal = original?.id === fact.id;
          return (
            <li key={record}>
              <span className="figures soft">{moment(at)}</span> {isOriginal ? '本件经补正，依据' : '本件更正了'}
              {other === undefined ? (
                '另一份文书'
              ) : (
                <Link to="/cases/$case/$tab" params={{ case: view.id, tab: 'process' }} search={{ item: other.id }}>
                  《{other.title}》{other.document?.number ?? ''}
                </Link>
              )}
              {reason !== '' && `；理由：${reason}`}
              <dl>
                {Object.entries(fields).map(([key, value]) => (
                  <div key={key}>
                    <dt>{labelOf(original?.kind, key)}更正为</dt>
                    <dd>{written(value as Parameters<typeof written>[0])}</dd>
                  </div>
                ))}
              </dl>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function labelOf(kind: string | undefined, key: string): string {
  const fields = kind !== undefined && kind in documentKinds ? documentKinds[kind as DocType].allFields : [];
  return fields.find((field) => field.key === key)?.label ?? '';
}
