import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton, Tabs } from 'antd';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { CaseRoomList } from '../rooms/CaseRoom.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { AssessmentPanel } from './AssessmentPanel.tsx';
import { BureauPanel } from './BureauPanel.tsx';
import { csvOf, saveText } from './csv.ts';
import { type Standing, standingsOf } from './standing.ts';

/** Whose work assessing is, or whose people are assessed (the policy decides; here it is only not offered to others). */
const assessors = ['supervisor', 'legalReviewer', 'brigadeChief', 'bureauHead', 'deputyHead', 'cityHead'];

/** How the bureau stands, duty by duty, and the cases that are past a clock. */
export function SupervisionPage() {
  const assesses = useSignedIn().offices.some(({ office }) => assessors.includes(office));
  return (
    <>
      <PageTitle
        title="监督考核"
        note="还有逾期未办事项的案件，打开后可对每一条违规督办；逐条情况和评议考核可导出（第五条、第三十一条）"
      />
      <Tabs
        items={[
          { key: 'overdue', label: '逾期案件', children: <Overdue /> },
          { key: 'standing', label: '逐条情况', children: <StandingPanel /> },
          ...(assesses
            ? [
                { key: 'bureau', label: '本机关', children: <BureauPanel /> },
                { key: 'assessment', label: '评议考核', children: <AssessmentPanel /> },
              ]
            : []),
        ]}
      />
    </>
  );
}

function Overdue() {
  return (
    <CaseRoomList
      overdue
      state="all"
      tab="compliance"
      empty={{ title: '没有逾期的案件', text: '任何一件案件有义务过了期限还没有办，就会列在这里。' }}
    />
  );
}

function StandingPanel() {
  const query = useQuery({
    queryKey: ['articles'],
    queryFn: () => call<Api['articles']['list']>('GET', '/api/articles'),
  });
  if (query.error !== null) return <ProblemCard error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 12 }} />;
  const standings = standingsOf(query.data.articles);
  const seen = standings.filter(({ counts }) => counts.met + counts.due + counts.broken + counts.unjudged > 0);
  return (
    <>
      <div className="tab-acts">
        <Button onClick={() => saveText('全过程记录逐条情况.csv', csvOf(tableOf(standings)))}>导出表格</Button>
        <span className="soft">
          您有权看的 {query.data.cases.toLocaleString('zh-CN')} 件案件；只看做没做、及时不及时，不看罚款数额
        </span>
      </div>
      <Sheet<Standing>
        className="panel"
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={seen}
        scroll={{ x: 720 }}
        columns={[
          {
            title: '条',
            key: 'article',
            width: 70,
            render: (_, line) => <span className="figures">第{line.article}条</span>,
          },
          { title: '义务', dataIndex: 'duty' },
          {
            title: '已记率',
            key: 'coverage',
            width: 110,
            sorter: (a, b) => (a.coverage ?? 101) - (b.coverage ?? 101),
            render: (_, line) => (
              <span className="figures">{line.coverage === null ? '未到期' : `${line.coverage} %`}</span>
            ),
          },
          { title: '迟延', key: 'late', width: 80, render: (_, line) => <span className="figures">{line.late}</span> },
          {
            title: '情况',
            key: 'counts',
            width: 300,
            render: (_, { counts }) => (
              <span className="status-marks figures">
                {counts.met > 0 && <StatusMark status="met" word={`已备 ${counts.met}`} />}
                {counts.due > 0 && <StatusMark status="due" word={`待办 ${counts.due}`} />}
                {counts.unjudged > 0 && <StatusMark status="unjudged" word={`人判 ${counts.unjudged}`} />}
                {counts.broken > 0 && <StatusMark status="broken" word={`违规 ${counts.broken}`} />}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}

function tableOf(standings: readonly Standing[]): (string | number)[][] {
  return [
    ['条', '条文题目', '义务', '已备', '待办', '人工判断', '违规', '其中迟延', '已记率（%）'],
    ...standings.map(({ article, title, duty, counts, late, coverage }) => [
      `第${article}条`,
      title,
      duty,
      counts.met,
      counts.due,
      counts.unjudged,
      counts.broken,
      late,
      coverage ?? '',
    ]),
  ];
}
