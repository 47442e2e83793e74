import type { Api, PersonLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Skeleton, Table } from 'antd';
import { call } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StatusMark } from '../status/StatusMark.tsx';

export function PeoplePanel() {
  const query = useQuery({ queryKey: ['people'], queryFn: () => call<Api['people']['list']>('GET', '/api/people') });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active />;
  return (
    <Table<PersonLine>
      className="panel"
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={query.data.people}
      columns={[
        { title: '姓名', dataIndex: 'name' },
        { title: '称谓', dataIndex: 'role' },
        {
          title: '职务',
          key: 'offices',
          render: (_, person) => person.offices.map(({ title }) => title).join('、') || '—',
        },
        {
          title: '执法证',
          key: 'certificates',
          render: (_, person) =>
            person.certificates.length === 0 ? (
              <span className="soft">无</span>
            ) : (
              person.certificates.map((certificate) => (
                <div key={certificate.certNo} className="figures">
                  {certificate.certNo}{' '}
                  {certificate.valid ? (
                    <StatusMark status="met" word="有效" />
                  ) : (
                    <StatusMark status="broken" word="今天无效" />
                  )}
                </div>
              ))
            ),
        },
        { title: '在岗', key: 'leave', render: (_, person) => (person.onLeave ? '休假' : '在岗') },
      ]}
    />
  );
}
