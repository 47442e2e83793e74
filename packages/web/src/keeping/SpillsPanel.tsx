import type { Api, SpillLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { AgencyForm } from '../agency/AgencyForm.tsx';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { submitAgency } from '../record/submit-agency.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';

type Doing =
  | { readonly act: 'report' | 'approve' | 'dismiss' | 'erase'; readonly spill: string; readonly id: string }
  | { readonly act: 'custody'; readonly id: string };

const states = {
  isolated: { status: 'broken', word: '已隔离，待决定' },
  approved: { status: 'due', word: '已批准清除' },
  erased: { status: 'met', word: '已清除，留有墓碑' },
  dismissed: { status: 'plain', word: '不涉密，已解除' },
} as const;

/** State secrets that were found here, step by step; and what is kept off line, in words that are no secret. */
export function SpillsPanel() {
  const me = useSignedIn();
  const may = (...offices: string[]) => me.offices.some(({ office }) => offices.includes(office));
  const [doing, setDoing] = useState<Doing | null>(null);
  const query = useQuery({ queryKey: ['spills'], queryFn: () => call<Api['spills']['list']>('GET', '/api/spills') });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 4 }} />;
  const { items, custody } = query.data;
  return (
    <>
      <section className="panel kept" aria-label="涉密处置">
        <div className="panel__head">
          涉密处置
          <span className="soft">隔离 → 报告保密行政管理部门 → 负责人批准 → 清除，留墓碑</span>
        </div>
        {items.length === 0 && (
          <Empty title="没有涉密事件">在“保管期限”中对涉密的音像按“涉密隔离”，立即谁也看不到，再逐步处置。</Empty>
        )}
        <ul>
          {items.map((item) => (
            <li key={item.spill}>
              <span className="kept__title">
                <span>
                  <strong>{item.caseNo ?? '一份音像'}</strong>
                  <span className="soft figures">
                    {' '}
                    记录 {item.records} 条，内容 {item.files.length} 份
                  </span>
                </span>
              </span>
              <StatusMark status={states[item.state].status} word={states[item.state].word} />
              <Steps item={item} />
              <span className="kept__acts">
                {may('deviceManager', 'custodian', 'brigadeChief', 'legalReviewer', 'bureauHead') && (
                  <Button size="small" onClick={() => setDoing({ act: 'report', spill: item.spill, id: newId() })}>
                    登记报告
                  </Button>
                )}
                {item.state === 'isolated' && may('bureauHead') && (
                  <>
                    <Button
                      size="small"
                      danger
                      onClick={() => setDoing({ act: 'approve', spill: item.spill, id: newId() })}
                    >
                      批准清除
                    </Button>
                    <Button size="small" onClick={() => setDoing({ act: 'dismiss', spill: item.spill, id: newId() })}>
                      不涉密，解除
                    </Button>
                  </>
                )}
                {item.state === 'approved' && may('deviceManager', 'custodian') && (
                  <Button
                    size="small"
                    danger
                    onClick={() => setDoing({ act: 'erase', spill: item.spill, id: newId() })}
                  >
                    清除
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel kept" aria-label="另存登记">
        <div className="panel__head">
          另存登记 <span className="soft">涉密音像离线保管，只登记载体和保管人</span>
          {may('deviceManager', 'custodian', 'brigadeChief', 'legalReviewer', 'bureauHead') && (
            <Button size="small" onClick={() => setDoing({ act: 'custody', id: newId() })}>
              登记另存
            </Button>
          )}
        </div>
        {custody.length === 0 && <p className="soft kept__none">还没有登记。登记内容本身不得涉密。</p>}
        <ul>
          {custody.map((one) => (
            <li key={one.record}>
              <strong>{one.carrierNo}</strong>
              <span>保管人 {one.custodian}</span>
              <span className="soft">{[one.place, moment(one.at)].filter(Boolean).join('，')}</span>
            </li>
          ))}
        </ul>
      </section>
      {doing !== null && <Form doing={doing} onClose={() => setDoing(null)} />}
    </>
  );
}

function Steps({ item }: { item: SpillLine }) {
  const by = (one: { by: { name: string } | null; at: string }) => `${one.by?.name ?? ''} ${moment(one.at)}`;
  return (
    <span className="kept__why">
      <span>
        {by(item)} 隔离：{item.note}
      </span>
      {item.reports.map((one) => (
        <span key={one.record} className="soft">
          {by(one)} 报告 {one.note}
        </span>
      ))}
      {item.decision !== null && (
        <span className="soft">
          {by(item.decision)} {item.state === 'dismissed' ? '认定不涉密' : '批准清除'}：{item.decision.note}
        </span>
      )}
      {item.erased !== null && <span className="soft">{by(item.erased)} 清除</span>}
      {item.reports.length === 0 && item.state !== 'dismissed' && (
        <span>
          <StatusMark status="due" word="还没有登记向保密行政管理部门报告" />
        </span>
      )}
    </span>
  );
}

function Form({ doing, onClose }: { doing: Doing; onClose: () => void }) {
  const me = useSignedIn();
  const { id } = doing;
  if (doing.act === 'custody') {
    return (
      <AgencyForm
        title="登记另存"
        note="只写载体编号、保管人和地点，不得写涉密内容本身（第三十条）。"
        done="已登记"
        fields={[
          { name: 'carrierNo', label: '载体编号', control: 'text', required: true },
          { name: 'custodian', label: '保管人', control: 'text', required: true },
          { name: 'place', label: '存放地点', control: 'text' },
        ]}
        submit={(values) => submitAgency(me, 'offlineCustody', { ...values }, id)}
        onClose={onClose}
      />
    );
  }
  const params = { spill: doing.spill };
  if (doing.act === 'report') {
    return (
      <AgencyForm
        title="登记报告"
        done="已登记"
        fields={[
          { name: 'to', label: '报告给', control: 'text', required: true, extra: '例如：县国家保密局' },
          { name: 'reference', label: '文号或方式', control: 'text' },
        ]}
        submit={({ to, reference }) =>
          call<Api['spills']['report']>('POST', '/api/spills/:spill/reports', {
            params,
            body: { id, to: String(to), ...(reference === undefined ? {} : { reference: String(reference) }) },
          })
        }
        onClose={onClose}
      />
    );
  }
  if (doing.act === 'erase') {
    return (
      <AgencyForm
        title="清除涉密内容"
        note="清除后不能恢复，只留墓碑；存储介质是否另行处理，由保密工作机构决定。"
        done="已清除"
        fields={[]}
        submit={() => call<Api['spills']['erase']>('POST', '/api/spills/:spill/erasure', { params, body: { id } })}
        onClose={onClose}
      />
    );
  }
  return (
    <AgencyForm
      title={doing.act === 'approve' ? '批准清除' : '认定不涉密，解除隔离'}
      done="已决定"
      fields={[{ name: 'note', label: '意见', control: 'long', required: true }]}
      submit={({ note }) =>
        call<Api['spills']['decide']>('POST', '/api/spills/:spill/decision', {
          params,
          body: { id, erase: doing.act === 'approve', note: String(note) },
        })
      }
      onClose={onClose}
    />
  );
}
