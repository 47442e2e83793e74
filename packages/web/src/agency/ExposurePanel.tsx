import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { moment } from '../time/moment.ts';
import { CasePicker } from './CasePicker.tsx';

/** One case on one day: who could see it and by which rule, who did, who was refused. */
export function ExposurePanel() {
  const [chosen, setChosen] = useState<string | null>(null);
  const [on, setOn] = useState(dayjs());
  const query = useQuery({
    queryKey: ['exposure', chosen, on.format('YYYY-MM-DD')],
    queryFn: () =>
      call<Api['audit']['exposure']>('GET', '/api/exposure', {
        query: { case: chosen ?? '', on: on.format('YYYY-MM-DD') },
      }),
    enabled: chosen !== null,
  });
  return (
    <>
      <div className="tab-acts">
        <CasePicker value={chosen} onChange={setChosen} />
        <DatePicker aria-label="日期" allowClear={false} value={on} onChange={(next) => next !== null && setOn(next)} />
      </div>
      {query.error !== null && <ProblemCard error={query.error} />}
      {chosen === null && (
        <div className="panel">
          <Empty title="选一件案件和一天">那一天谁能看、凭哪条规则能看，谁真的看了，谁要看而被拒绝，都列在这里。</Empty>
        </div>
      )}
      {chosen !== null && query.isPending && <Skeleton active />}
      {query.data !== undefined && (
        <>
          <Sheet
            className="panel"
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={query.data.could}
            columns={[
              { title: '能看的人', dataIndex: 'name', width: 140 },
              {
                title: '理由',
                key: 'acts',
                render: (_, line) => [...new Set(line.acts.map(({ reason }) => reason))].join(''),
              },
            ]}
          />
          <h2 className="section-title exposure__head">看过的和被拒绝的</h2>
          <Sheet
            className="panel"
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={[...query.data.did, ...query.data.refused]}
            locale={{ emptyText: '那一天没有人看过' }}
            columns={[
              {
                title: '时间',
                key: 'at',
                width: 190,
                render: (_, line) => <span className="figures">{moment(line.at)}</span>,
              },
              { title: '人员', key: 'actor', width: 140, render: (_, line) => line.actor?.name ?? '系统' },
              { title: '事项', dataIndex: 'actionTitle' },
              {
                title: '结果',
                key: 'outcome',
                width: 110,
                render: (_, line) => (line.outcome === 'done' ? '已办' : '被拒绝'),
              },
            ]}
          />
        </>
      )}
    </>
  );
}
