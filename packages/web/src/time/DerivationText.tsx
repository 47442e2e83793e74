import type { Derivation } from '@liuhen/server/api';
import { notCounted, termWords } from './derivation-words.ts';
import { moment } from './moment.ts';
import './time.css';

/** How a date was reached: the rule, the start and its proof, each stretch not counted and why, the last day. */
export function DerivationText({ derivation }: { derivation: Derivation }) {
  const { title, provision, certainty, start, due, unverifiedYear } = derivation;
  const skipped = notCounted(derivation);
  return (
    <div className="derivation">
      <strong>{title}</strong>
      <dl className="figures">
        <div>
          <dt>起算</dt>
          <dd>
            {moment(start.at)}，{start.event}
          </dd>
        </div>
        <div>
          <dt>期限</dt>
          <dd>{termWords(derivation)}</dd>
        </div>
        {skipped.length > 0 && (
          <div>
            <dt>不计</dt>
            <dd>
              <ul>
                {skipped.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {due !== null && (
          <div>
            <dt>届满</dt>
            <dd>{moment(due)}</dd>
          </div>
        )}
        <div>
          <dt>依据</dt>
          <dd>
            {provision}
            {['text', 'internal'].includes(certainty) ? '' : '（出处未经核实，请以官方文本为准）'}
          </dd>
        </div>
      </dl>
      {unverifiedYear !== null && (
        <p className="derivation__warning">{unverifiedYear} 年放假安排尚未载入，此日期未核实。</p>
      )}
    </div>
  );
}
