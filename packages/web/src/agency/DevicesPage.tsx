import type { Api, DeviceLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Dropdown, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Empty } from '../app/Empty.tsx';
import { useSignedIn } from '../app/frame/me-context.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { Sheet } from '../app/Sheet.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';
import { type DeviceAct, DeviceForm, deviceActs, lateSignOut } from './DeviceForm.tsx';
import { DockingPanel } from './DockingPanel.tsx';
import { FixityPanel } from './FixityPanel.tsx';

/** Who may read how recordings are docked and kept; the policy of the server says the same. */
const readers = [
  'deviceManager',
  'custodian',
  'archivist',
  'brigadeChief',
  'supervisor',
  'bureauHead',
  'deputyHead',
  'cityHead',
];

type Doing = { readonly act: DeviceAct; readonly device: DeviceLine | null };

/** The device ledger of article 5: who has which recorder, and how far its clock is off. */
export function DevicesPage() {
  const me = useSignedIn();
  const [doing, setDoing] = useState<Doing | null>(null);
  const query = useQuery({
    queryKey: ['devices'],
    queryFn: () => call<Api['agency']['devices']>('GET', '/api/devices'),
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  const keeps = me.offices.some(({ office }) => ['deviceManager', 'custodian'].includes(office));
  const reads = me.offices.some(({ office }) => readers.includes(office));
  return (
    <>
      <PageTitle title="设备" note="音像记录设备台账（第五条）：领用、校时、报废">
        {reads && (
          <Link to="/keeping">
            <Button>音像保管</Button>
          </Link>
        )}
        {keeps && (
          <Button type="primary" onClick={() => setDoing({ act: 'device', device: null })}>
            登记设备
          </Button>
        )}
      </PageTitle>
      {query.data.devices.length === 0 ? (
        <div className="panel">
          <Empty title="还没有登记设备">
            登记执法记录仪、照相机之后，谁在用、时钟差多少、卡里有过哪些文件都能查到。
          </Empty>
        </div>
      ) : (
        <Sheet<DeviceLine>
          className="panel"
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={query.data.devices}
          columns={[
            {
              title: '编号',
              dataIndex: 'deviceNo',
              render: (text: string, device) => (
                <Link className="figures" to="/devices/$device" params={{ device: device.id }}>
                  {text}
                </Link>
              ),
            },
            { title: '类型', dataIndex: 'kind', render: (text: string | null) => text ?? '—' },
            { title: '型号', dataIndex: 'model', render: (text: string | null) => text ?? '—' },
            { title: '时钟', key: 'clock', render: (_, device) => <Clock device={device} /> },
            { title: '领用人', key: 'holder', render: (_, device) => <Holder device={device} /> },
            {
              title: '状态',
              key: 'state',
              render: (_, device) =>
                device.retired ? <StatusMark status="plain" word="已报废" /> : <StatusMark status="met" word="在用" />,
            },
            ...(keeps
              ? [
                  {
                    title: '办理',
                    key: 'acts',
                    render: (_: unknown, device: DeviceLine) => (
                      <DeviceMenu device={device} onAct={(act) => setDoing({ act, device })} />
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {reads && <DockingPanel />}
      {reads && <FixityPanel mayStart={keeps} />}
      {doing !== null && <DeviceForm act={doing.act} device={doing.device} onClose={() => setDoing(null)} />}
    </>
  );
}

function DeviceMenu({ device, onAct }: { device: DeviceLine; onAct: (act: DeviceAct) => void }) {
  const items = deviceActs
    .filter(({ act }) => device.holder !== null || act !== 'deviceSignedIn')
    .map(({ act, title }) => ({
      key: act,
      label: act === 'deviceSignedOut' && device.holder !== null ? lateSignOut : title,
    }))
    // what is done most stands first: somebody has it, and brings it back
    .toSorted((a, b) => Number(a.label === lateSignOut) - Number(b.label === lateSignOut));
  return (
    <Dropdown
      trigger={['click']}
      disabled={device.retired}
      menu={{
        items,
        onClick: ({ key }) => {
          const chosen = deviceActs.find(({ act }) => act === key);
          if (chosen !== undefined) onAct(chosen.act);
        },
      }}
    >
      <Button size="small">办理</Button>
    </Dropdown>
  );
}

function Holder({ device }: { device: DeviceLine }) {
  const name = device.holder?.name ?? '在库';
  if (!device.contradictory) return name;
  return (
    <span className="device-holder">
      {name}
      <Link to="/devices/$device" params={{ device: device.id }}>
        <StatusMark status="broken" word="领用登记有矛盾" />
      </Link>
    </span>
  );
}

function Clock({ device }: { device: DeviceLine }) {
  const { clockOffsetSeconds: offset, clockCheckedAt, driftMillisecondsPerDay: drift } = device;
  if (offset === null) return <StatusMark status="due" word="未校时" />;
  return (
    <span className="figures">
      {offset === 0 ? '准' : `${offset > 0 ? '快' : '慢'} ${Math.abs(offset)} 秒`}
      {clockCheckedAt === null ? '' : `，${moment(clockCheckedAt)} 校`}
      {drift === null || drift === 0 ? '' : `，每天${drift > 0 ? '快' : '慢'} ${Math.abs(drift) / 1_000} 秒`}
    </span>
  );
}
