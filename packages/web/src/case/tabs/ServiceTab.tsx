import { Empty } from '../../app/Empty.tsx';
import type { TabProps } from '../CasePage.tsx';
import { FactTable } from './FactTable.tsx';

const service =
  /^(served|serviceAttempted|publicNoticePosted|serviceReceipt|mailServiceRegister|lienServiceRecord|entrustedServiceLetter|publicServiceApproval|publicServiceAnnouncement|electronicServiceRecord|serviceAddressConfirmation)$/;
const enforcement =
  /^(performanceRecord|paymentVoucher|onSpotCollectionRecord|installment\w+|followUpRecord|demand\w+|additionalFineDecision|enforcement\w+|substitutePerformance\w+|restorationExecutionRecord|executionSuspension|court\w+|auctionDisposalRecord|fundTransferNotice|paymentMade|followUp|fineHandedOver|fineBanked)$/;

/** Service of each document with its one date and its proof; then what was performed and what had to be enforced. */
export function ServiceTab({ view }: TabProps) {
  const standing = view.facts.filter((fact) => fact.annulledBy === null);
  const served = standing.filter((fact) => service.test(fact.kind) && fact.family === 'document');
  const enforced = standing.filter((fact) => enforcement.test(fact.kind) && fact.family === 'document');
  return (
    <div className="two-panels">
      <section>
        <h2 className="section-title">送达</h2>
        {served.length === 0 ? (
          <div className="panel">
            <Empty title="还没有送达">
              决定书应当场交付，或在七个工作日内送达（行政处罚法第六十一条）。送达有了凭证，后面的期限才开始计算。
            </Empty>
          </div>
        ) : (
          <FactTable
            view={view}
            facts={served}
            label="送达"
            columns={[
              { title: '方式', width: 90, of: (fact) => field(fact.data, 'method') },
              { title: '送达文书', of: (fact) => field(fact.data, 'docs') },
              { title: '收件人', of: (fact) => field(fact.data, 'recipient') },
            ]}
          />
        )}
      </section>
      <section>
        <h2 className="section-title">履行与执行</h2>
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

function field(data: Record<string, unknown>, key: string): string {
  const fields =
    typeof data.fields === 'object' && data.fields !== null ? (data.fields as Record<string, unknown>) : data;
  const value = fields[key] ?? data[key];
  return Array.isArray(value) ? value.join('、') : typeof value === 'string' && value !== '' ? value : '—';
}
