import type { CaseView } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { Sheet } from '../../app/Sheet.tsx';
import { StatusMark } from '../../status/StatusMark.tsx';
import { day, left } from '../../time/moment.ts';
import { heldThings } from './held-things.ts';

/** What is held in this case, where, until when, and what was given back. Nothing where nothing was ever held. */
export function HeldThings({ view, now }: { view: CaseView; now: number }) {
  const things = heldThings(view);
  if (things.length === 0) return null;
  const due = view.clocks.find(({ term }) => term.startsWith('coercion.sealing'))?.due ?? null;
  return (
    <section aria-label="查封、扣押的财物">
      <h2 className="section-title">查封、扣押的财物</h2>
      <Sheet
        className="panel"
        size="small"
        rowKey="key"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={things.map((thing, index) => ({ ...thing, key: `${thing.list} ${index.toString()}` }))}
        columns={[
          {
            title: '名称',
            key: 'name',
            render: (_, thing) => (
              <Link to="/cases/$case/$tab" params={{ case: view.id, tab: 'process' }} search={{ item: thing.list }}>
                {thing.name}
              </Link>
            ),
          },
          { title: '数量', key: 'amount', width: 100, render: (_, thing) => thing.amount },
          { title: '存放地点', key: 'place', render: (_, thing) => thing.place },
          { title: '封条号', key: 'seal', width: 130, render: (_, thing) => thing.sealNo },
          {
            title: '起',
            key: 'since',
            width: 130,
            render: (_, thing) => <span className="figures">{day(thing.since)}</span>,
          },
          {
            title: '状态',
            key: 'state',
            width: 220,
            render: (_, thing) =>
              thing.returnedOn === null ? (
                <Held due={due} now={now} />
              ) : (
                <StatusMark status="met" word={`${day(thing.returnedOn)}已退还`} />
              ),
          },
        ]}
      />
    </section>
  );
}

function Held({ due, now }: { due: string | null; now: number }) {
  if (due === null) return <StatusMark status="due" word="在押" />;
  const { past, words } = left(due, now);
  return <StatusMark status={past ? 'broken' : 'due'} word={`在押，${day(due)}届满，${words}`} />;
}
