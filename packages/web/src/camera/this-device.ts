import type { DeviceLine } from '@liuhen/server/api';

/** What stands as the device of a film made with a phone that is in no ledger: taken in and flagged (article 27). */
export const unregisteredPhone = '未登记的手机';

const memory = 'liuhen-this-device';

/** Which device of the ledger this phone is: as it was told before, else the phone its holder signed out, else none. */
export function thisDevice(devices: readonly DeviceLine[], person: string): string {
  const inUse = devices.filter(({ retired }) => !retired);
  const told = localStorage.getItem(memory);
  const known = inUse.find(({ id }) => id === told);
  const held = inUse.filter(({ kind, holder }) => holder?.id === person && kind?.includes('手机') === true);
  return (known ?? (held.length === 1 ? held[0] : undefined))?.id ?? unregisteredPhone;
}

export function rememberThisDevice(device: string): void {
  localStorage.setItem(memory, device);
}

/** The ledger as a person chooses from it: phones first, and last that this one is in none. */
export function deviceChoices(devices: readonly DeviceLine[]): { value: string; label: string }[] {
  const isPhone = ({ kind }: DeviceLine) => kind?.includes('手机') === true;
  const inUse = devices.filter(({ retired }) => !retired);
  return [
    ...[...inUse.filter(isPhone), ...inUse.filter((one) => !isPhone(one))].map(({ id, deviceNo, kind }) => ({
      value: id,
      label: kind === null ? deviceNo : `${deviceNo}（${kind}）`,
    })),
    { value: unregisteredPhone, label: '本机未登记' },
  ];
}
