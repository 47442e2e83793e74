import type { Api, NumberLine, SeriesLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Button, Grid, Segmented, Select, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { AgencyForm } from '../agency/AgencyForm.tsx';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';
import { ReserveNumbers } from './ReserveNumbers.tsx';
import './numbers.css';

const states: Readonly<Record<NumberLine['state'], string>> = {
  reserved: '号段，未用',
  held: '已取，待签发',
  free: '已退回，可取',
  issued: '已用',
  void: '作废',
};
type Shown = 'all' | 'open' | 'void';
type Doing = { readonly what: 'reserve' } | { readonly what: 'void' | 'return'; readonly line: NumberLine };

/** The register of document numbers: each series on end, what was made void with its reason, blocks for the field. */
export function NumbersPanel() {
  const [series, setSeries] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown>('all');
  const [doing, setDoing] = useState<Doing | null>(null);
  const query = useQuery({
    queryKey: ['numbers', series],
    queryFn: () =>
      call<Api['numbers']['list']>('GET', '/api/numbers', {
        query: { limit: 1000, ...(series === null ? {} : { series }) },
      }),
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  const { mayReserve } = query.data;
  const lines = query.data.numbers.filter(
    ({ state }) => shown === 'all' || (shown === 'void' ? state === 'void' : state === 'reserved' || state === 'free'),
  );
  return (
    <>
      <div className="tab-acts">
        {mayReserve && (
          <Button type="primary" onClick={() => setDoing({ what: 'reserve' })}>
            预留号段
          </Button>
        )}
        <span className="soft">号段供没有网络的现场使用，如当场处罚；签发时在文书上选用，没有用的退回。</span>
      </div>
      {query.data.series.length === 0 ? (
        <div className="panel">
          <Empty title="还没有给出过文号">文书签发时依次取号；预留的号段、作废的文号也登记在这里。</Empty>
        </div>
      ) : (
        <>
          <SeriesTable lines={query.data.series} />
          <Space className="tab-acts numbers__choice" wrap>
            <Select
              aria-label="字号"
              allowClear
              placeholder="全部字号"
              style={{ minWidth: 180 }}
              value={series}
              onChange={(next: string | undefined) => setSeries(next ?? null)}
              options={query.data.series.map((one) => ({ value: one.series, label: one.series }))}
            />
            <Segmented<Shown>
              value={shown}
              onChange={setShown}
              options={[
                { value: 'all', label: '全部' },
                { value: 'open', label: '未用' },
                { value: 'void', label: '作废' },
              ]}
            />
          </Space>
          <Sheet<NumberLine>
            className="panel"
            size="small"
            rowKey={(line) => `${line.series} ${line.number}`}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            dataSource={lines}
            locale={{ emptyText: shown === 'void' ? '没有作废的文号' : '没有未用的文号' }}
            columns={[
              { title: '文号', key: 'number', render: (_, line) => <span className="figures">{line.written}</span> },
              { title: '状态', key: 'state', width: 130, render: (_, line) => states[line.state] },
              { title: '持号人', key: 'holder', width: 110, render: (_, line) => line.holder?.name },
              {
                title: '给号时间',
                key: 'at',
                width: 180,
                render: (_, line) => <span className="figures">{moment(line.givenAt)}</span>,
              },
              { title: '作废理由', key: 'reason', render: (_, line) => line.reason },
              {
                title: '办理',
                key: 'acts',
                width: 130,
                render: (_, line) =>
                  line.state === 'reserved' && (line.mine || mayReserve) ? (
                    <Space>
                      <Button size="small" onClick={() => setDoing({ what: 'return', line })}>
                        退回
                      </Button>
                      <Button size="small" onClick={() => setDoing({ what: 'void', line })}>
                        作废
                      </Button>
                    </Space>
                  ) : null,
              },
            ]}
          />
        </>
      )}
      {doing?.what === 'reserve' && <ReserveNumbers onClose={() => setDoing(null)} />}
      {doing !== null && doing.what !== 'reserve' && (
        <NumberForm line={doing.line} what={doing.what} onClose={() => setDoing(null)} />
      )}
    </>
  );
}

function SeriesTable({ lines }: { lines: readonly SeriesLine[] }) {
  // on a phone there is no head of a column to say what a number counts
  const wide = Grid.useBreakpoint().md ?? true;
  const count = (what: string, value: number) =>
    value === 0 ? null : <span className="figures">{wide ? value : `${what} ${value} 个`}</span>;
  return (
    <Sheet<SeriesLine>
      className="panel"
      size="small"
      rowKey="series"
      pagination={false}
      dataSource={[...lines]}
      columns={[
        { title: '字号', dataIndex: 'series' },
        { title: '给到', key: 'last', render: (_, { last }) => <span className="figures">给到第 {last} 号</span> },
        { title: '已用', key: 'issued', render: (_, { issued }) => count('已用', issued) },
        { title: '未用', key: 'reserved', render: (_, { reserved }) => count('未用', reserved) },
        { title: '退回可取', key: 'free', render: (_, { free }) => count('退回可取', free) },
        { title: '作废', key: 'void', render: (_, line) => count('作废', line.void) },
        {
          title: '连续',
          key: 'missing',
          width: 200,
          render: (_, { missing }) =>
            missing.length === 0 ? (
              <StatusMark status="met" word="连续，无缺号" />
            ) : (
              <StatusMark status="broken" word={`缺 ${missing.slice(0, 10).join('、')} 号`} />
            ),
        },
      ]}
    />
  );
}

function NumberForm({ line, what, onClose }: { line: NumberLine; what: 'void' | 'return'; onClose: () => void }) {
  const { series, number, written } = line;
  if (what === 'return') {
    return (
      <AgencyForm
        title={`退回文号：${written}`}
        note="退回后由下一份文书取用。纸上已经写过这个号的，不要退回，请作废。"
        done="已退回"
        fields={[]}
        submit={() =>
          call<Api['numbers']['giveBack']>('POST', '/api/numbers/returns', { body: { series, numbers: [number] } })
        }
        onClose={onClose}
      />
    );
  }
  return (
    <AgencyForm
      title={`作废文号：${written}`}
      note="作废的文号不再使用，号码和理由永久留在登记簿上。"
      done="已作废"
      fields={[{ name: 'reason', label: '作废理由', control: 'long', required: true }]}
      submit={({ reason }) =>
        call<Api['numbers']['voidReserved']>('POST', '/api/numbers/voids', {
          body: { series, number, reason: String(reason) },
        })
      }
      onClose={onClose}
    />
  );
}
