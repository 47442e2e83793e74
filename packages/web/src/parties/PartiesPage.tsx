import type { Api, PartyLine } from '@liuhen/server/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { day } from '../time/moment.ts';

/** Persons and enterprises of the cases one may find. What is looked for stays out of the address: it is somebody's name. */
export function PartiesPage() {
  const [q, setQ] = useState('');
  const query = useQuery({
    queryKey: ['parties', q],
    queryFn: ({ signal }) =>
      call<Api['parties']['list']>('GET', '/api/parties', { query: q === '' ? {} : { q }, signal }),
    placeholderData: keepPreviousData,
  });
  const items = query.data?.items ?? [];
  return (
    <>
      <PageTitle
        title="当事人名录"
        note={query.data?.more ? '只列出一部分，请写名称查找' : q === '' ? '最近办理的案件的当事人' : ' '}
      />
      <Input.Search
        aria-label="查找当事人"
        allowClear
        enterButton="查找"
        maxLength={100}
        placeholder="名称的一部分，或者统一社会信用代码、公民身份号码的全部"
        style={{ maxWidth: 420, marginBottom: 12 }}
        onSearch={(words) => setQ(words.trim())}
      />
      {query.error !== null && <ProblemCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {query.data !== undefined && items.length === 0 && (
        <div className="panel">
          <Empty title="没有符合的当事人">
            登记案件时写下的当事人列在这里；只列您有权检索的案件。公民身份号码只对有权查阅的人有结果。
          </Empty>
        </div>
      )}
      {items.length > 0 && (
        <Sheet<PartyLine & { key: number }>
          className="panel"
          size="small"
          rowKey="key"
          pagination={false}
          // masked, two people may bear one name
          dataSource={items.map((item, key) => ({ ...item, key }))}
          columns={[
            {
              title: '当事人',
              key: 'name',
              render: (_, { name, case: id }) =>
                id === null ? (
                  name
                ) : (
                  <Link to="/parties/$case" params={{ case: id }}>
                    {name}
                  </Link>
                ),
            },
            { title: '案件', key: 'cases', width: 100, render: (_, { cases }) => `${cases} 件` },
            { title: '在办', key: 'open', width: 100, render: (_, { open }) => (open === 0 ? '没有' : `${open} 件`) },
            {
              title: '最近办理',
              key: 'last',
              width: 170,
              render: (_, { lastAt }) => <span className="figures">{day(lastAt)}</span>,
            },
          ]}
        />
      )}
    </>
  );
}
