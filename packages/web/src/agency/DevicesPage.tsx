import type { Api, DeviceLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Skeleton, Table } from 'antd';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';

/** The device ledger of article 5: who has which recorder, and how far its clock is off. */
export function DevicesPage() {
  const query = useQuery({
    queryKey: ['devices'],
    queryFn: () => call<Api['agency']['devices']>('GET', '/api/devices'),
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  return (
    <>
      <PageTitle title="设备" note="音像记录设备台账（第五条）：领用、校时、报废" />
      {query.data.devices.length === 0 ? (
        <div className="panel">
          <Empty title="还没有登记设备">
            登记执法记录仪、照相机之后，谁在用、时钟差多少、卡里有过哪些文件都能查到。
          </Empty>
        </div>
      ) : (
        <Table<DeviceLine>
          className="panel"
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={query.data.devices}
          columns={[
            { title: '编号', dataIndex: 'deviceNo', render: (text: string) => <span className="figures">{text}</span> },
            { title: '类型', dataIndex: 'kind', render: (text: string | null) => text ?? '—' },
            { title: '型号', dataIndex: 'model', render: (text: string | null) => text ?? '—' },
            {
              title: '时钟',
              key: 'clock',
              render: (_, device) =>
                device.clockOffsetSeconds === null ? (
                  <StatusMark status="due" word="未校时" />
                ) : (
                  <span className="figures">
                    {device.clockOffsetSeconds === 0
                      ? '准'
                      : `${device.clockOffsetSeconds > 0 ? '快' : '慢'} ${Math.abs(device.clockOffsetSeconds)} 秒`}
                    {device.clockCheckedAt === null ? '' : `，${moment(device.clockCheckedAt)} 校`}
                  </span>
                ),
            },
            { title: '领用人', key: 'holder', render: (_, device) => device.holder?.name ?? '在库' },
            {
              title: '状态',
              key: 'state',
              render: (_, device) =>
                device.retired ? <StatusMark status="plain" word="已报废" /> : <StatusMark status="met" word="在用" />,
            },
          ]}
        />
      )}
    </>
  );
}
