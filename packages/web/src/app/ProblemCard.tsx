import { Button } from 'antd';
import { RequestProblem } from '../api/call.ts';
import { RefusalCard } from './RefusalCard.tsx';

/** Why a page or an act did not work: what, why, what to do; a refusal of the law with its article. */
export function ProblemCard({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  if (!(error instanceof RequestProblem)) throw error;
  const { title, detail, remedy, refusals } = error.problem;
  if (refusals !== undefined && refusals.length > 0) {
    return (
      <div className="refusals" role="alert">
        {refusals.map((refusal) => (
          <RefusalCard key={`${refusal.code}${refusal.message}`} refusal={refusal} />
        ))}
      </div>
    );
  }
  return (
    <div className="refusal" role="alert">
      <strong>{title}</strong>
      <p>{detail}</p>
      <p>{remedy}</p>
      {onRetry !== undefined && <Button onClick={onRetry}>再试一次</Button>}
    </div>
  );
}
