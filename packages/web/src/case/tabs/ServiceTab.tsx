import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Empty } from '../../app/Empty.tsx';
import type { TabProps } from '../CasePage.tsx';
import { CourtWindow } from '../court/CourtWindow.tsx';
import { LadderCard } from '../service/LadderCard.tsx';
import { laddersOf } from '../service/ladder.ts';
import { FactTable } from './FactTable.tsx';

const enforcement =
  /^(performanceRecord|paymentVoucher|onSpotCollectionRecord|installment\w+|followUpRecord|demand\w+|additionalFineDecision|enforcement\w+|substitutePerformance\w+|restorationExecutionRecord|executionSuspension|court\w+|auctionDisposalRecord|fundTransferNotice|paymentMade|followUp|fineHandedOver|fineBanked)$/;

const enforcementSteps: readonly [string, string][] = [
  ['paymentMade', '记录缴款'],
  ['installmentRequested', '申请延期、分期'],
  ['followUp', '复查改正'],
  ['demandServed', '送达催告书'],
  ['enforcementExecuted', '实施强制执行'],
  ['courtApplied', '申请法院执行'],
];

/** Service of each document with its one date and its proof; then what was performed and what had to be enforced. */
export function ServiceTab({ view, now }: TabProps) {
  const standing = view.facts.filter((fact) => fact.annulledBy === null);
  const ladders = laddersOf(view).toReversed();
  const enforced = standing.filter((fact) => enforcement.test(fact.kind) && fact.family === 'document');
  return (
    <div className="two-panels">
      <section>
        <h2 className="section-title">送达</h2>
        {ladders.length === 0 ? (
          <div className="panel">
            <Empty title="还没有要送达的文书">
              决定书应当场交付，或在七个工作日内送达（行政处罚法第六十一条）。文书签发后，六种送达方式和各自的凭证列在这里；送达有了凭证，后面的期限才开始计算。
            </Empty>
          </div>
        ) : (
          ladders.map((ladder) => (
            <LadderCard key={ladder.document.id} ladder={ladder} caseId={view.id} mayRecord={view.mayRecord} />
          ))
        )}
      </section>
      <section>
        <h2 className="section-title">履行与执行</h2>
        {view.mayRecord && !view.header.closed && (
          <div className="tab-acts no-print">
            {enforcementSteps.map(([kind, title]) => (
              <Link key={kind} to="/cases/$case/step/new" params={{ case: view.id }} search={{ kind }}>
                <Button>{title}</Button>
              </Link>
            ))}
          </div>
        )}
        <CourtWindow view={view} now={now} />
        {enforced.length === 0 ? (
          <div className="panel">
            <Empty title="还没有履行记录">
              缴款、改正复查、催告、加处罚款、申请法院等都记在这里（第二十三至二十六条）。
            </Empty>
          </div>
        ) : (
          <FactTable
            view={view}
            facts={enforced}
            label="履行与执行"
            columns={[{ title: '文号', width: 220, of: (fact) => fact.document?.number ?? '—' }]}
          />
        )}
      </section>
    </div>
  );
}
