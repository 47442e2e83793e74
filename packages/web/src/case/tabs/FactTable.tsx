import type { CaseView, FactView } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { Grid, Table } from 'antd';
import { StatusMark } from '../../status/StatusMark.tsx';
import { findingWords, statusOf } from '../../status/status.ts';
import { moment } from '../../time/moment.ts';
import { recordingTitle, worstByRecord } from '../timeline/case-items.ts';

export type FactColumn = { title: string; width?: number; of: (fact: FactView) => React.ReactNode };
type Props = { view: CaseView; facts: readonly FactView[]; columns: readonly FactColumn[]; label: string };

/** Records as rows: title, when, what the tab asks for, and how each stands with the law. Cards on a phone. */
export function FactTable({ view, facts, columns, label }: Props) {
  const wide = Grid.useBreakpoint().md ?? true;
  const worst = worstByRecord(view.findings);
  const state = (fact: FactView) => {
    const finding = worst.get(fact.id);
    return finding === undefined ? (
      <StatusMark status="plain" word="" />
    ) : (
      <StatusMark status={statusOf(finding.status)} word={findingWords[finding.status] ?? ''} />
    );
  };
  const title = (fact: FactView) => (
    <Link to="/cases/$case/$tab" params={{ case: view.id, tab: 'process' }} search={{ item: fact.id }}>
      {recordingTitle(fact)}
    </Link>
  );
  if (!wide) {
    return (
      <ul className="fact-cards" aria-label={label}>
        {facts.map((fact) => (
          <li key={fact.id} className="panel">
            {title(fact)}
            <span className="soft figures">{moment(fact.at)}</span>
            {columns.map((column) => (
              <span key={column.title}>
                <span className="soft">{column.title}</span> {column.of(fact)}
              </span>
            ))}
            {state(fact)}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Table<FactView>
      className="panel"
      size="small"
      rowKey="id"
      pagination={facts.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
      dataSource={[...facts]}
      aria-label={label}
      columns={[
        { title: '名称', key: 'title', render: (_, fact) => title(fact) },
        {
          title: '时间',
          key: 'at',
          width: 170,
          render: (_, fact) => <span className="figures">{moment(fact.at)}</span>,
        },
        ...columns.map((column) => ({
          title: column.title,
          key: column.title,
          ...(column.width === undefined ? {} : { width: column.width }),
          render: (_: unknown, fact: FactView) => column.of(fact),
        })),
        { title: '合规', key: 'state', width: 110, render: (_: unknown, fact: FactView) => state(fact) },
      ]}
    />
  );
}
