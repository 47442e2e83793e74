import type { AgencyFacts, Device } from '@liuhen/records';
import type { DeviceEvent } from '../api/index.ts';
import { ServerFault } from '../http/server-fault.ts';
import { holderAt } from './ledger.ts';

/** One device is in one hand: else a recording could not be told to be anybody's (制度第五条). */
export function refuseImpossible(
  facts: AgencyFacts,
  device: Device,
  body: DeviceEvent,
  { at, now }: { readonly at: string; readonly now: string },
): void {
  const refuse = (code: string, message: string, cure: string): never => {
    const refusal = { code, provision: '制度第五条第三款', message, facts: [], cure };
    throw new ServerFault('refused', message, cure, { refusals: [refusal] });
  };
  if (device.retired && body.event !== 'deviceMaintained') {
    refuse(
      'device.retired',
      `设备 ${device.deviceNo} 已报废。`,
      '如系误登，请以更正记录撤销报废；在用设备请另行登记。',
    );
  }
  if (at > now) refuse('device.future', `所写的时刻 ${clockText(at)} 还没有到。`, '请写已经发生的时刻；不填即此刻。');
  const holder = holderAt(facts, device.id, Temporal.Instant.from(at));
  const name = holder === null ? '' : (facts.people.get(holder)?.name ?? '他人');
  if (body.event === 'deviceSignedOut') {
    if (holder !== null && holder !== body.person)
      refuse('device.held', `设备 ${device.deviceNo} 仍由${name}领用。`, '请先登记归还，再领用。');
    if (facts.people.get(body.person) === undefined)
      refuse('device.personUnknown', '领用人不在本机关人员中。', '请先登记人员。');
  }
  if (body.event === 'deviceSignedIn' && holder === null)
    refuse(
      'device.notHeld',
      `设备 ${device.deviceNo} 当时没有人领用，无从归还。`,
      '请核对时刻；漏登领用的，先补登领用。',
    );
  if (body.event === 'deviceRetired' && holder !== null)
    refuse('device.held', `设备 ${device.deviceNo} 仍由${name}领用，不能报废。`, '请先登记归还，再办报废。');
}

function clockText(at: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
