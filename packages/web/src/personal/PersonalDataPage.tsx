import type { Api, PersonalPlace } from '@liuhen/server/api';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { labelOf } from '../case/fact/labels.ts';
import { moment } from '../time/moment.ts';
import { EraseUnit } from './EraseUnit.tsx';
import './personal.css';
import { ExportPlaces } from './ExportPlaces.tsx';

/** What is held of one person: to answer whoever asks about themselves, and to erase what an approval says may go. */
export function PersonalDataPage() {
  const [word, setWord] = useState('');
  const [erasing, setErasing] = useState<PersonalPlace | null>(null);
  const find = useMutation({
    mutationFn: (asked: string) =>
      call<Api['personalData']['find']>('POST', '/api/personal-data', { body: { word: asked } }),
  });
  const asked = find.variables ?? '';
  return (
    <>
      <PageTitle
        title="个人信息"
        note="本人请求查阅、复制、更正、删除时，从这里查出记在哪里；只列您有权看的，查询和导出都记入日志"
      >
        {find.data !== undefined && find.data.places.length > 0 && <ExportPlaces word={asked} />}
      </PageTitle>
      <div className="tab-acts">
        <Input.Search
          aria-label="姓名、证件号或电话"
          placeholder="姓名、证件号或电话，写全"
          enterButton="查询"
          maxLength={60}
          value={word}
          loading={find.isPending}
          onChange={(event) => setWord(event.target.value)}
          onSearch={(text) => text.trim().length >= 2 && find.mutate(text.trim())}
          style={{ maxWidth: 420 }}
        />
      </div>
      {find.error !== null && <ProblemCard error={find.error} />}
      {find.isPending && <Skeleton active />}
      {find.data?.more === true && (
        <Alert type="warning" title="记录太多，只列出最近的一部分。请写得更具体，例如改用证件号。" />
      )}
      {find.data === undefined && !find.isPending && (
        <div className="panel">
          <Empty title="写一个人的姓名、证件号或电话">
            会列出哪些案件的哪条记录的哪一部分写有这个人。更正用“更正记录”，原文仍在；删除须保管期满或依法应当删除，经鉴定、负责人批准，
            由档案管理人员办理，日志仍可核验。
          </Empty>
        </div>
      )}
      {find.data !== undefined && (
        <Sheet<PersonalPlace>
          className="panel"
          size="small"
          rowKey={(place) => `${place.record}${place.unit}`}
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={find.data.places}
          locale={{ emptyText: `您可读的记录中没有“${asked}”` }}
          columns={[
            {
              title: '案件',
              key: 'case',
              render: (_, place) => (
                <Link
                  to="/cases/$case/$tab"
                  params={{ case: place.case, tab: 'process' }}
                  search={{ item: place.record }}
                >
                  {place.caseNo ?? place.caseTitle}
                </Link>
              ),
            },
            { title: '记录', dataIndex: 'title' },
            { title: '时间', key: 'at', render: (_, { at }) => <span className="figures">{moment(at)}</span> },
            { title: '部分', key: 'unit', render: (_, { unit }) => partName(unit) },
            { title: '内容', key: 'value', render: (_, { value }) => <span className="personal__value">{value}</span> },
            {
              title: '删除',
              key: 'erase',
              fixed: 'right',
              render: (_, place) =>
                place.mayErase ? (
                  <Button size="small" onClick={() => setErasing(place)}>
                    依批准抹去
                  </Button>
                ) : (
                  <span className="soft">由档案管理人员办理</span>
                ),
            },
          ]}
        />
      )}
      {erasing !== null && (
        <EraseUnit
          place={erasing}
          part={partName(erasing.unit)}
          onClose={(done) => {
            setErasing(null);
            if (done) find.mutate(asked);
          }}
        />
      )}
    </>
  );
}

function partName(unit: string): string {
  if (unit === 'people') return '在场人员';
  if (unit === 'files') return '附件名称';
  if (unit === 'links') return '关联';
  return labelOf(unit.split('.').at(-1) ?? unit);
}
