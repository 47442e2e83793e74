import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Empty } from '../../app/Empty.tsx';
import { BringInPaper } from '../../document/BringInPaper.tsx';
import { StatusMark } from '../../status/StatusMark.tsx';
import type { TabProps } from '../CasePage.tsx';
import { fileAddress } from '../fact/file-address.ts';
import { DraftsPanel } from './DraftsPanel.tsx';
import { FactTable } from './FactTable.tsx';

/** Drafts in the making, then every document of the case with its number, signatures and the page itself. */
export function DocumentsTab({ view }: TabProps) {
  const documents = view.facts.filter((fact) => fact.family === 'document' && fact.annulledBy === null);
  return (
    <>
      <div className="tab-acts no-print">
        {view.mayRecord && (
          <Link to="/cases/$case/draft/new" params={{ case: view.id }} search={{}}>
            <Button type="primary">起草文书</Button>
          </Link>
        )}
        {view.mayRecord && <BringInPaper caseId={view.id} />}
        {documents.some(({ document }) => document?.rendition != null) && (
          <a href={`/api/cases/${view.id}/print`} target="_blank" rel="noreferrer">
            <Button>成套打印</Button>
          </a>
        )}
      </div>
      {view.mayRecord && <DraftsPanel caseId={view.id} />}
      {documents.length === 0 ? (
        <div className="panel">
          <Empty title="还没有文书">起草的文书定稿、签名之后列在这里；外来的纸质材料扫描后也列在这里。</Empty>
        </div>
      ) : (
        <FactTable
          view={view}
          facts={documents}
          label="文书"
          columns={[
            {
              title: '文号',
              width: 220,
              of: (fact) => <span className="figures">{fact.document?.number ?? '—'}</span>,
            },
            {
              title: '签名',
              width: 150,
              of: (fact) =>
                fact.document !== null && fact.document.missingSigners.length > 0 ? (
                  <StatusMark status="due" word={`缺 ${fact.document.missingSigners.join('、')}`} />
                ) : (
                  <span className="figures">{fact.document?.signatures ?? 0} 人已签</span>
                ),
            },
            {
              title: '原件',
              width: 100,
              of: (fact) =>
                fact.document?.rendition ? (
                  <a
                    href={fileAddress(view.id, fact.id, fact.document.rendition.sha256)}
                    target="_blank"
                    rel="noreferrer"
                  >
                    打开
                  </a>
                ) : (
                  <span className="soft">纸质</span>
                ),
            },
          ]}
        />
      )}
    </>
  );
}
