import type { Api, GrantLine, PersonLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { newId } from '../record/new-id.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { day } from '../time/moment.ts';
import { AgencyForm } from './AgencyForm.tsx';
import { CasePicker } from './CasePicker.tsx';

const rights = { find: '只可查到', read: '查阅正卷', download: '查阅并复制正卷' } as const;
const states = { running: '有效', over: '已到期', revoked: '已收回' } as const;

/** Who was let into a case that is not theirs, why and until when. `of`: those of one case, on its own page. */
export function GrantsPanel({ of = null }: { of?: string | null }) {
  const [chosen, setChosen] = useState<string | null>(of);
  const [isGiving, setGiving] = useState(false);
  const [revoking, setRevoking] = useState<GrantLine | null>(null);
  const query = useQuery({
    queryKey: ['grants', of],
    queryFn: () => call<Api['grants']['list']>('GET', '/api/grants', { query: of === null ? {} : { case: of } }),
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active />;
  const { items, mayGive, mayRevoke } = query.data;
  return (
    <>
      {mayGive && (
        <div className="tab-acts">
          {of === null && <CasePicker value={chosen} onChange={setChosen} />}
          <Button type={of === null ? 'primary' : 'default'} disabled={chosen === null} onClick={() => setGiving(true)}>
            授权查阅
          </Button>
        </div>
      )}
      {items.length === 0 ? (
        <div className="panel">
          <Empty title="没有授权查阅">
            {mayGive && of === null
              ? '承办、审核、审批、监督本案的人凭职责就能看；其余的人须由负责人授权。选一件案件，写明给谁、为什么、到哪一天。'
              : '承办、审核、审批、监督案件的人凭职责就能看；负责人另外授权谁看哪件案件、为什么、到哪一天，都列在这里。'}
          </Empty>
        </div>
      ) : (
        <Sheet<GrantLine>
          className="panel"
          size="small"
          rowKey="grant"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={items}
          columns={[
            { title: '授权给', key: 'person', render: (_, { person }) => person.name },
            ...(of === null
              ? [{ title: '案件', key: 'case', render: (_: unknown, line: GrantLine) => <Which line={line} /> }]
              : []),
            { title: '可以', key: 'right', render: (_, { right }) => rights[right] },
            { title: '事由', dataIndex: 'reason' },
            { title: '至', key: 'until', render: (_, { until }) => <span className="figures">{until}</span> },
            {
              title: '授权人',
              key: 'by',
              render: (_, { by, at }) => (
                <>
                  {by?.name ?? '系统'} <span className="soft figures">{day(at)}</span>
                </>
              ),
            },
            { title: '状态', key: 'state', render: (_, line) => <State line={line} /> },
            ...(mayRevoke
              ? [
                  {
                    title: '办理',
                    key: 'acts',
                    render: (_: unknown, line: GrantLine) =>
                      line.state === 'running' && (
                        <Button size="small" onClick={() => setRevoking(line)}>
                          收回
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {isGiving && chosen !== null && <Give to={chosen} onClose={() => setGiving(false)} />}
      {revoking !== null && <Revoke line={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

function Which({ line }: { line: GrantLine }) {
  if (line.case === null) return <span className="soft">不对您显示</span>;
  return (
    <Link className="figures" to="/cases/$case/$tab" params={{ case: line.case, tab: 'access' }}>
      {line.caseNo ?? '未编号案件'}
    </Link>
  );
}

function State({ line: { state, revoked } }: { line: GrantLine }) {
  return (
    <>
      <StatusMark status={state === 'running' ? 'met' : 'plain'} word={states[state]} />
      {revoked !== null && (
        <div className="soft">
          {day(revoked.at)} {revoked.by?.name} {revoked.reason}
        </div>
      )}
    </>
  );
}

function Give({ to, onClose }: { to: string; onClose: () => void }) {
  const people = useQuery({ queryKey: ['people'], queryFn: () => call<Api['people']['list']>('GET', '/api/people') });
  const named = (person: PersonLine) => ({
    value: person.id,
    label: [person.name, person.role].filter(Boolean).join('　'),
  });
  return (
    <AgencyForm
      title="授权查阅"
      note="只开放正卷；副卷、举报人信息不开放，已回避本案的人不能查阅。到期自动失效，每次查阅都有记录（第二十八条）。"
      done="已授权"
      initial={{ right: 'read', until: dayjs().add(1, 'month') }}
      fields={[
        {
          name: 'person',
          label: '授权给',
          control: 'choice',
          required: true,
          options: (people.data?.people ?? []).filter(({ offices }) => offices.length > 0).map(named),
        },
        {
          name: 'right',
          label: '可以',
          control: 'choice',
          required: true,
          options: Object.entries(rights).map(([value, label]) => ({ value, label })),
        },
        { name: 'reason', label: '事由', control: 'long', required: true, extra: '如：协助核对监测数据。不要写案情' },
        { name: 'until', label: '最后一日', control: 'day', required: true, extra: '至迟一年以内' },
      ]}
      submit={({ person, right, reason, until }) =>
        call<Api['grants']['give']>('POST', '/api/grants', {
          body: {
            id: newId(),
            person: String(person),
            case: to,
            right: right as GrantLine['right'],
            reason: String(reason),
            until: String(until),
          },
        })
      }
      onClose={onClose}
    />
  );
}

function Revoke({ line, onClose }: { line: GrantLine; onClose: () => void }) {
  return (
    <AgencyForm
      title={`收回授权：${line.person.name}`}
      note="即时生效；此前的查阅记录照旧。"
      done="已收回"
      fields={[{ name: 'reason', label: '理由', control: 'long', required: true }]}
      submit={({ reason }) =>
        call<Api['grants']['revoke']>('POST', '/api/grants/:grant/revocation', {
          params: { grant: line.grant },
          body: { id: newId(), reason: String(reason) },
        })
      }
      onClose={onClose}
    />
  );
}
