import type { Api, ParameterLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Skeleton, Table } from 'antd';
import { call } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';

/** Where the law is silent or disputed: the reading this agency has chosen, and since when. */
export function ParametersPanel() {
  const query = useQuery({
    queryKey: ['parameters'],
    queryFn: () => call<Api['agency']['parameters']>('GET', '/api/parameters'),
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active />;
  return (
    <Table<ParameterLine>
      className="panel"
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={query.data.parameters}
      columns={[
        { title: '事项', key: 'title', render: (_, parameter) => parameter.title },
        { title: '说明', key: 'note', render: (_, parameter) => parameter.note ?? '—' },
        { title: '现用', key: 'current', render: (_, parameter) => show(parameter.current) },
        { title: '缺省', key: 'default', render: (_, parameter) => show(parameter.default) },
      ]}
    />
  );
}

function show(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
