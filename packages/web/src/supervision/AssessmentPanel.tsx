import { DownloadOutlined } from '@ant-design/icons';
import type { Api, AssessmentCounts } from '@liuhen/server/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Segmented, Skeleton } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { percentOf } from './standing.ts';
import './assessment.css';

type View = Awaited<ReturnType<typeof load>>;
type By = 'duties' | 'units' | 'people';
type Period = readonly [Dayjs, Dayjs];

function load([from, to]: Period) {
  const query = { from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') };
  return call<Api['assessment']['view']>('GET', '/api/assessment', { query });
}

const presets = () => {
  const today = dayjs();
  return [
    { label: '本月', value: [today.startOf('month'), today] as [Dayjs, Dayjs] },
    {
      label: '上月',
      value: [today.subtract(1, 'month').startOf('month'), today.subtract(1, 'month').endOf('month')] as [Dayjs, Dayjs],
    },
    { label: '今年', value: [today.startOf('year'), today] as [Dayjs, Dayjs] },
    { label: '最近一年', value: [today.subtract(1, 'year').add(1, 'day'), today] as [Dayjs, Dayjs] },
  ];
};

/** Article 31 in its first form: what was recorded, in time, broken and cured, by duty, unit and person. */
export function AssessmentPanel() {
  const [period, setPeriod] = useState<Period>([dayjs().startOf('year'), dayjs()]);
  const [by, setBy] = useState<By>('duties');
  const [from, to] = period.map((day) => day.format('YYYY-MM-DD'));
  const query = useQuery({
    queryKey: ['assessment', from, to],
    queryFn: () => load(period),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className="tab-acts assessment__acts">
        <DatePicker.RangePicker
          aria-label="考核期间"
          allowClear={false}
          value={[period[0], period[1]]}
          presets={presets()}
          onChange={(days) => {
            if (days?.[0] && days[1]) setPeriod([days[0], days[1]]);
          }}
        />
        <Segmented<By>
          aria-label="按什么看"
          value={by}
          onChange={setBy}
          options={[
            { label: '逐项义务', value: 'duties' },
            { label: '按单位', value: 'units' },
            { label: '按人员', value: 'people' },
          ]}
        />
        <Button icon={<DownloadOutlined />} href={`/api/assessment/table?from=${from}&to=${to}`} download>
          导出表格
        </Button>
      </div>
      {query.error !== null && <ProblemCard error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 12 }} />}
      {query.data !== undefined && <Result view={query.data} by={by} loading={query.isPlaceholderData} />}
    </>
  );
}

function Result({ view, by, loading }: { view: View; by: By; loading: boolean }) {
  if (view.duties.length === 0) {
    return (
      <div className="panel">
        <Empty title="这段时间没有可考核的记录义务">
          换一个期间再看。案件一有检查、送达、审批等事项，应记、已记、迟延就按发生日期统计在这里。
        </Empty>
      </div>
    );
  }
  return (
    <>
      <p className="soft">
        {view.from} 至 {view.to}，{view.cases.toLocaleString('zh-CN')}{' '}
        件案件（您有权看的）。按义务发生的日期统计；两名承办人的案件，人员各计一次，单位计一次；不看罚款数额。
      </p>
      <div className="assessment__total">
        <Figure label="已记率" value={percentOf(view.total.met + view.total.late, view.total.due)} />
        <Figure label="及时率" value={percentOf(view.total.met, view.total.met + view.total.late)} />
        <StatusMark status="met" word={`按时 ${view.total.met.toLocaleString('zh-CN')}`} />
        <StatusMark status="due" word={`迟延补正 ${view.total.late.toLocaleString('zh-CN')}`} />
        <StatusMark status="broken" word={`违规未补 ${view.total.missing.toLocaleString('zh-CN')}`} />
        <StatusMark status="unjudged" word={`待人判断 ${view.total.unjudged.toLocaleString('zh-CN')}`} />
      </div>
      {by === 'duties' && (
        <Sheet<View['duties'][number]>
          className="panel"
          size="small"
          rowKey="id"
          loading={loading}
          pagination={false}
          dataSource={view.duties}
          scroll={{ x: 900 }}
          columns={[
            {
              title: '条',
              key: 'article',
              width: 70,
              render: (_, { article }) => <span className="figures">第{article}条</span>,
            },
            { title: '义务', dataIndex: 'duty' },
            ...counted<View['duties'][number]>(),
          ]}
        />
      )}
      {by === 'units' && (
        <Sheet<View['units'][number]>
          className="panel"
          size="small"
          rowKey="unit"
          loading={loading}
          pagination={false}
          dataSource={view.units}
          scroll={{ x: 900 }}
          columns={[
            { title: '单位', dataIndex: 'unit' },
            { title: '人员', dataIndex: 'people', width: 70, className: 'figures' },
            ...counted<View['units'][number]>(),
          ]}
        />
      )}
      {by === 'people' && (
        <Sheet<View['people'][number]>
          className="panel"
          size="small"
          rowKey={({ name, office }) => `${name ?? ''} ${office}`}
          loading={loading}
          pagination={false}
          dataSource={view.people}
          scroll={{ x: 1000 }}
          columns={[
            {
              title: '人员',
              key: 'name',
              width: 120,
              render: (_, { name }) => name ?? <span className="soft">多人任此职</span>,
            },
            { title: '职务', dataIndex: 'office', width: 160 },
            { title: '单位', dataIndex: 'unit', render: (unit: string | null) => unit ?? '未登记机构' },
            ...counted<View['people'][number]>(),
          ]}
        />
      )}
    </>
  );
}

function Figure({ label, value }: { label: string; value: number | null }) {
  return (
    <span className="assessment__figure">
      <b className="figures">{value === null ? '—' : `${value} %`}</b>
      <span className="soft">{label}</span>
    </span>
  );
}

function counted<Line extends { counts: AssessmentCounts }>(): ColumnsType<Line> {
  const number = (title: string, of: (counts: AssessmentCounts) => number, width = 88) => ({
    title,
    key: title,
    width,
    className: 'figures',
    sorter: (a: Line, b: Line) => of(a.counts) - of(b.counts),
    render: (_: unknown, { counts }: Line) => of(counts).toLocaleString('zh-CN'),
  });
  const share = (title: string, of: (counts: AssessmentCounts) => number | null) => ({
    title,
    key: title,
    width: 96,
    className: 'figures',
    sorter: (a: Line, b: Line) => (of(a.counts) ?? 101) - (of(b.counts) ?? 101),
    render: (_: unknown, { counts }: Line) => {
      const value = of(counts);
      return value === null ? <span className="soft">未到期</span> : `${value} %`;
    },
  });
  return [
    number('应记', ({ due }) => due),
    share('已记率', ({ met, late, due }) => percentOf(met + late, due)),
    share('及时率', ({ met, late }) => percentOf(met, met + late)),
    number('迟延补正', ({ late }) => late, 104),
    number('违规未补', ({ missing }) => missing, 104),
  ];
}
