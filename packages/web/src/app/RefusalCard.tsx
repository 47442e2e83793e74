import type { RefusalCard as Refusal } from '@liuhen/server/api';
import { StatusShape } from '../status/StatusMark.tsx';
import './refusal.css';

/** What is not possible, which article asks it, what would cure it. */
export function RefusalCard({ refusal }: { refusal: Refusal }) {
  return (
    <article className="refusal">
      <strong>
        <StatusShape status="broken" /> {refusal.message}
      </strong>
      <p>
        <span className="soft">依据</span> {refusal.provision}
      </p>
      {refusal.cure !== '' && (
        <p>
          <span className="soft">怎样补正</span> {refusal.cure}
        </p>
      )}
    </article>
  );
}
