import type { Api, Disposal } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { AgencyForm } from '../agency/AgencyForm.tsx';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';

type Doing = { readonly act: 'approve' | 'refuse' | 'execute'; readonly disposal: string; readonly id: string };

const states = {
  proposed: { status: 'due', word: '待审批' },
  approved: { status: 'due', word: '已批准，待销毁' },
  refused: { status: 'plain', word: '不予批准' },
  disposed: { status: 'met', word: '已销毁，留有墓碑' },
} as const;

/** What was proposed for disposal, who approved it, and the tombstones of what went. */
export function DisposalsPanel() {
  const me = useSignedIn();
  const may = (...offices: string[]) => me.offices.some(({ office }) => offices.includes(office));
  const [doing, setDoing] = useState<Doing | null>(null);
  const query = useQuery({
    queryKey: ['disposals'],
    queryFn: () => call<Api['retention']['disposals']>('GET', '/api/disposals'),
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 4 }} />;
  const { items } = query.data;
  return (
    <section className="panel kept" aria-label="销毁审批">
      {items.length === 0 && <Empty title="没有提请销毁的">期满的音像在“保管期限”中选定后提请，批准后列在这里。</Empty>}
      <ul>
        {items.map((item) => (
          <li key={item.disposal}>
            <span className="kept__title">
              <span>
                <strong>销毁 {item.records.length} 件</strong>
                <span className="soft figures">
                  {' '}
                  {item.by?.name ?? ''} {moment(item.at)} 提请
                </span>
              </span>
            </span>
            <StatusMark status={states[item.state].status} word={states[item.state].word} />
            <Steps item={item} />
            <span className="kept__acts">
              {item.state === 'proposed' && may('bureauHead', 'deputyHead') && (
                <>
                  <Button
                    size="small"
                    type="primary"
                    onClick={() => setDoing({ act: 'approve', disposal: item.disposal, id: newId() })}
                  >
                    批准
                  </Button>
                  <Button
                    size="small"
                    onClick={() => setDoing({ act: 'refuse', disposal: item.disposal, id: newId() })}
                  >
                    不批准
                  </Button>
                </>
              )}
              {item.state === 'approved' && may('archivist', 'custodian') && (
                <Button
                  size="small"
                  danger
                  onClick={() => setDoing({ act: 'execute', disposal: item.disposal, id: newId() })}
                >
                  监销
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {doing !== null && <Form doing={doing} onClose={() => setDoing(null)} />}
    </section>
  );
}

function Steps({ item: { ground, appraisers, decision, executed } }: { item: Disposal }) {
  return (
    <span className="kept__why">
      <span>
        鉴定意见：{ground}
        {appraisers === null ? '' : `（${appraisers}）`}
      </span>
      {[decision, executed].map(
        (step) =>
          step !== null && (
            <span key={step.record} className="soft">
              {step.by?.name ?? ''} {moment(step.at)}：{step.note}
            </span>
          ),
      )}
    </span>
  );
}

function Form({ doing: { act, disposal, id }, onClose }: { doing: Doing; onClose: () => void }) {
  const people = useQuery({ queryKey: ['people'], queryFn: () => call<Api['people']['list']>('GET', '/api/people') });
  const options = (people.data?.people ?? []).map((person) => ({ value: person.id, label: person.name }));
  const params = { disposal };
  if (act === 'execute') {
    return (
      <AgencyForm
        title="监销"
        note="内容销毁后不能恢复，只留墓碑：是什么、谁批准、谁监销。"
        done="已销毁"
        fields={[
          { name: 'one', label: '监销人（档案机构）', control: 'choice', required: true, options },
          { name: 'other', label: '监销人（保密部门）', control: 'choice', required: true, options },
        ]}
        submit={({ one, other }) =>
          call<Api['retention']['execute']>('POST', '/api/disposals/:disposal/execution', {
            params,
            body: { id, watchers: [String(one), String(other)] },
          })
        }
        onClose={onClose}
      />
    );
  }
  return (
    <AgencyForm
      title={act === 'approve' ? '批准销毁' : '不批准销毁'}
      done="已审批"
      fields={[{ name: 'note', label: '意见', control: 'long', required: true }]}
      submit={({ note }) =>
        call<Api['retention']['decide']>('POST', '/api/disposals/:disposal/decision', {
          params,
          body: { id, approve: act === 'approve', note: String(note) },
        })
      }
      onClose={onClose}
    />
  );
}
