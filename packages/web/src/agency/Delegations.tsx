import type { Api, DelegationLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { Sheet } from '../app/Sheet.tsx';
import { StatusMark } from '../status/StatusMark.tsx';

const words = { future: '尚未开始', running: '代行中', over: '已结束' } as const;

/** The parts of the agency, for forms; none until the question is answered. */
export function useUnits(): readonly { unit: string; name: string; parent: string | null }[] {
  const query = useQuery({ queryKey: ['agency'], queryFn: () => call<Api['agency']['profile']>('GET', '/api/agency') });
  return query.data?.units ?? [];
}

/** The agency's parts under each other, and whose offices others exercise. */
export function Delegations({ delegations }: { delegations: readonly DelegationLine[] }) {
  const units = useUnits();
  return (
    <>
      {units.length > 0 && (
        <section className="panel account__part">
          <strong>内设机构</strong>
          <UnitTree units={units} parent={null} />
        </section>
      )}
      {delegations.length > 0 && (
        <Sheet<DelegationLine>
          className="panel"
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={[...delegations]}
          columns={[
            { title: '授权代行', key: 'who', render: (_, { from, to }) => `${to} 代 ${from}` },
            { title: '职务', dataIndex: 'title' },
            {
              title: '期间',
              key: 'term',
              render: (_, { start, end }) => (
                <span className="figures">
                  {start} 至 {end}
                </span>
              ),
            },
            { title: '事由', key: 'reason', render: (_, { reason }) => reason ?? '—' },
            {
              title: '状态',
              key: 'state',
              render: (_, { state }) => (
                <StatusMark
                  status={state === 'running' ? 'met' : state === 'future' ? 'due' : 'plain'}
                  word={words[state]}
                />
              ),
            },
          ]}
        />
      )}
    </>
  );
}

type Units = ReturnType<typeof useUnits>;

/** A part whose superior is not registered stands at the top: nothing is hidden by a slip of the pen. */
function UnitTree({ units, parent }: { units: Units; parent: string | null }) {
  const here = units.filter((one) =>
    parent === null ? !units.some(({ unit }) => unit === one.parent && unit !== one.unit) : one.parent === parent,
  );
  if (here.length === 0) return null;
  return (
    <ul className="units">
      {here.map(({ unit, name }) => (
        <li key={unit}>
          {name}
          <UnitTree units={units.filter((one) => one.unit !== unit)} parent={unit} />
        </li>
      ))}
    </ul>
  );
}
