import type { Derivation } from '@liuhen/server/api';
import './time.css';

/** How a date was reached: the rule, the start and its proof, each stretch not counted and why. The words are the law's own. */
export function DerivationText({ derivation }: { derivation: Derivation }) {
  return (
    <div className="derivation">
      <strong>{derivation.title}</strong>
      <p className="figures">{String(derivation.words ?? '')}</p>
      <p className="soft">
        依据：{derivation.provision}
        {['text', 'internal'].includes(derivation.certainty) ? '' : '（出处未经核实，请以官方文本为准）'}
      </p>
      {derivation.unverifiedYear !== null && (
        <p className="derivation__warning">{derivation.unverifiedYear} 年放假安排尚未载入，此日期未核实。</p>
      )}
    </div>
  );
}
