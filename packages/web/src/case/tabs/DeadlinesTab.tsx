import type { Finding } from '@liuhen/server/api';
import { Grid, Table } from 'antd';
import { Empty } from '../../app/Empty.tsx';
import { StatusMark } from '../../status/StatusMark.tsx';
import { findingWords, statusOf } from '../../status/status.ts';
import { DerivationText } from '../../time/DerivationText.tsx';
import { DueDate } from '../../time/DueDate.tsx';
import { moment } from '../../time/moment.ts';
import type { TabProps } from '../CasePage.tsx';

/** Every term with how it was reached. */
export function DeadlinesTab({ view, now }: TabProps) {
  const wide = Grid.useBreakpoint().md ?? true;
  const dated = view.findings
    .filter((finding) => finding.due !== null && finding.status !== 'notApplicable')
    .sort((a, b) => Date.parse(a.due ?? '') - Date.parse(b.due ?? ''));
  if (dated.length === 0)
    return (
      <div className="panel">
        <Empty title="还没有法定期限">
          立案、告知、送达、缴款、归档等期限从起算事件入库时开始计算，并写明每一天怎样算出。
        </Empty>
      </div>
    );
  const key = (finding: Finding) => `${finding.id} ${finding.due} ${finding.records.join()}`;
  const settled = (finding: Finding) =>
    statusOf(finding.status) === 'met' || finding.status === 'metLate' || finding.status === 'breached';
  if (!wide) {
    return (
      <ul className="fact-cards">
        {dated.map((finding) => (
          <li key={key(finding)} className="panel">
            <strong>{finding.derivation?.title ?? finding.article}</strong>
            <DueDate due={finding.due ?? ''} now={now} derivation={finding.derivation} settled={settled(finding)} />
            <StatusMark status={statusOf(finding.status)} word={findingWords[finding.status] ?? ''} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Table<Finding>
      className="panel"
      size="small"
      rowKey={key}
      pagination={false}
      dataSource={dated}
      expandable={{
        expandedRowRender: (finding) =>
          finding.derivation === null ? null : <DerivationText derivation={finding.derivation} />,
        rowExpandable: (finding) => finding.derivation !== null,
        expandRowByClick: true,
      }}
      columns={[
        { title: '期限', key: 'title', render: (_, finding) => finding.derivation?.title ?? finding.message },
        {
          title: '起算',
          key: 'start',
          width: 170,
          render: (_, finding) => (
            <span className="figures">{finding.derivation === null ? '—' : moment(finding.derivation.start.at)}</span>
          ),
        },
        {
          title: '届满',
          key: 'due',
          width: 300,
          render: (_, finding) => (
            <DueDate due={finding.due ?? ''} now={now} derivation={null} settled={settled(finding)} />
          ),
        },
        {
          title: '依据',
          key: 'article',
          width: 200,
          render: (_, finding) => finding.derivation?.provision ?? finding.article,
        },
        {
          title: '状态',
          key: 'status',
          width: 110,
          render: (_, finding) => (
            <StatusMark status={statusOf(finding.status)} word={findingWords[finding.status] ?? ''} />
          ),
        },
      ]}
    />
  );
}
