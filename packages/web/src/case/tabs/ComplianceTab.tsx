import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Empty } from '../../app/Empty.tsx';
import { ArticleFindings } from '../../compliance/ArticleFindings.tsx';
import { statusOf } from '../../status/status.ts';
import type { TabProps } from '../CasePage.tsx';

type Filter = 'open' | 'broken' | 'all';

/** The regulation's articles as rows, each opening its obligations for this case; the two verdicts side by side. */
export function ComplianceTab({ view, now }: TabProps) {
  const [filter, setFilter] = useState<Filter>('all');
  const said = view.findings.filter((finding) => finding.status !== 'notApplicable');
  const wanted = said.filter(
    (finding) =>
      filter === 'all' ||
      (filter === 'broken' ? statusOf(finding.status) === 'broken' : statusOf(finding.status) !== 'met'),
  );
  return (
    <section className="panel compliance" aria-label="逐条合规">
      <div className="panel__head compliance__head">
        逐条合规 <span className="soft">左为国家法效力，右为制度合规；两者分别判断</span>
        <Segmented<Filter>
          className="no-print"
          value={filter}
          onChange={setFilter}
          options={[
            { label: '全部', value: 'all' },
            { label: '未了', value: 'open' },
            { label: '违规', value: 'broken' },
          ]}
        />
        <Button className="no-print" onClick={() => window.print()}>
          打印合规页
        </Button>
      </div>
      {wanted.length === 0 && (
        <Empty title={filter === 'broken' ? '没有违规' : '没有未了的义务'}>
          案件每多一条记录，相应条文的义务就在这里重新判断。
        </Empty>
      )}
      <ArticleFindings findings={wanted} facts={view.facts} caseId={view.id} now={now} />
    </section>
  );
}
