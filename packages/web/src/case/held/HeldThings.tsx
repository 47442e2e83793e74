import type { CaseView } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { Sheet } from '../../app/Sheet.tsx';
import '../../held/held.css';
import { nameOf, standing, ways } from '../../held/held-words.ts';
import { StatusMark } from '../../status/StatusMark.tsx';
import { day } from '../../time/moment.ts';

/** What is held in this case, where, until when, and what was given back. Nothing where nothing was ever held. */
export function HeldThings({ view, now }: { view: CaseView; now: number }) {
  if (view.held.length === 0) return null;
  return (
    <section aria-label="查封、扣押的财物">
      <h2 className="section-title">
        查封、扣押和登记保存的财物{' '}
        <Link to="/held" search={{}} className="held-things__all no-print">
          全机关台账
        </Link>
      </h2>
      <Sheet
        className="panel"
        size="small"
        rowKey="key"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={view.held.map((thing, index) => ({ ...thing, key: `${thing.list} ${index.toString()}` }))}
        columns={[
          {
            title: '名称',
            key: 'name',
            render: (_, thing) => (
              <Link to="/cases/$case/$tab" params={{ case: view.id, tab: 'process' }} search={{ item: thing.list }}>
                {nameOf(thing)}
              </Link>
            ),
          },
          { title: '方式', key: 'way', width: 120, render: (_, thing) => ways[thing.way] },
          { title: '数量', key: 'amount', width: 90, render: (_, thing) => thing.amount },
          { title: '存放地点', key: 'place', render: (_, thing) => thing.place },
          { title: '封条号', key: 'seal', width: 110, render: (_, thing) => thing.sealNo },
          {
            title: '起',
            key: 'since',
            width: 130,
            render: (_, thing) => <span className="figures">{day(thing.since)}</span>,
          },
          {
            title: '状态',
            key: 'state',
            width: 230,
            render: (_, thing) => {
              const { status, words } = standing(thing, now);
              return <StatusMark status={status} word={words} />;
            },
          },
        ]}
      />
    </section>
  );
}
