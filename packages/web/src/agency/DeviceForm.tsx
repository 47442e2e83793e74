import type { Api, DeviceEvent, DeviceLine } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { newId } from '../record/new-id.ts';
import { submitAgency } from '../record/submit-agency.ts';
import { type AgencyField, AgencyForm } from './AgencyForm.tsx';

export const deviceActs = [
  { act: 'deviceSignedOut', title: '领用' },
  { act: 'deviceSignedIn', title: '归还' },
  { act: 'deviceClockCheck', title: '校时' },
  { act: 'deviceMaintained', title: '维护、检定' },
  { act: 'deviceRetired', title: '报废' },
] as const;
export type DeviceAct = (typeof deviceActs)[number]['act'] | 'device';

/** Of a device that somebody has in hand: what others had before is entered whole, with its return. */
export const lateSignOut = '补登以前的领用';

/** Forgotten at the time, it is entered with the time at which it was done. */
const when: AgencyField = { name: 'at', label: '时刻', control: 'moment', extra: '不填即此刻；漏登的写当时的时刻' };

const returned: AgencyField = {
  name: 'until',
  label: '归还时刻',
  control: 'moment',
  extra: '补登以前的领用时一并写明；仍在手中的不填',
};
const wholeSignOut: readonly AgencyField[] = [
  { ...when, label: '领用时刻', required: true, extra: '当时的时刻' },
  { ...returned, required: true, extra: '不晚于后一次领用' },
];

/** What is done with a device, each a fact of the ledger. */
export function DeviceForm({
  act,
  device,
  onClose,
}: {
  act: DeviceAct;
  device: DeviceLine | null;
  onClose: () => void;
}) {
  const me = useSignedIn();
  const [id] = useState(newId);
  const isLate = act === 'deviceSignedOut' && device !== null && device.holder !== null;
  const people = useQuery({ queryKey: ['people'], queryFn: () => call<Api['people']['list']>('GET', '/api/people') });
  const options = (people.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const fields: Record<DeviceAct, AgencyField[]> = {
    device: [
      { name: 'deviceNo', label: '编号', control: 'text', required: true },
      { name: 'kind', label: '类型', control: 'text', extra: '执法记录仪、照相机、录音笔、手机' },
      { name: 'model', label: '型号', control: 'text' },
    ],
    deviceSignedOut: [
      { name: 'person', label: '领用人', control: 'choice', required: true, options },
      ...(isLate ? wholeSignOut : [when, returned]),
    ],
    deviceSignedIn: [{ name: 'condition', label: '归还时的状况', control: 'text' }, when],
    deviceClockCheck: [
      {
        name: 'offsetSec',
        label: '与北京时间的差（秒）',
        control: 'number',
        required: true,
        extra: '快为正，慢为负；准则填 0。拨准的，先记拨准前的差，再登记一次 0',
      },
      { name: 'note', label: '说明', control: 'text' },
      when,
    ],
    deviceMaintained: [
      { name: 'action', label: '事项', control: 'text', required: true },
      { name: 'note', label: '说明', control: 'long' },
      when,
    ],
    deviceRetired: [{ name: 'reason', label: '报废原因', control: 'long', required: true }, when],
  };
  const title = isLate ? lateSignOut : (deviceActs.find((one) => one.act === act)?.title ?? '登记设备');
  return (
    <AgencyForm
      title={device === null ? title : `${title}：${device.deviceNo}`}
      done="已登记"
      fields={fields[act]}
      submit={(values) =>
        act === 'device' || device === null
          ? submitAgency(me, 'device', { device: id, ...values }, id)
          : call<Api['devices']['note']>('POST', '/api/devices/:device/events', {
              params: { device: device.id },
              body: { ...values, id, event: act } as DeviceEvent,
            })
      }
      onClose={onClose}
    />
  );
}
