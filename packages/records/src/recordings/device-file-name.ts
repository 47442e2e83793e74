/** What a recorder wrote into a file's name. All of it is the device's claim, in the device's time. */
export type DeviceFileName = {
  device: string | null;
  certificate: string | null;
  start: string | null;
  end: string | null;
  number: number | null;
  /** How many digits the counter has: it runs over after as many nines. */
  numberDigits: number | null;
  /** Files of one series differ only in time and number: names with those taken out, so that gaps can be counted. */
  series: string | null;
};

const STAMP =
  /(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])[-_ T.]?([01]\d|2[0-3])[-_.:]?([0-5]\d)[-_.:]?([0-5]\d)(?:\d{3})?(?!\d)/g;
const CERTIFICATE = /^(?:[\u4e00-\u9fff]{1,3}[A-Z]?\d{6,12}|[A-Z]?\d{8,12})$/u;

/**
 * `设备编号_执法证号_开始_结束_序号.mp4`, GA/T 947-style names (device, officer, time, number in some order), and what cameras and phones
 * use (`VID_20250311_100200.mp4`, `DSC_0012.JPG`, `MOVI0007.avi`). A number without letters, or joined to the officer's and the time by
 * dashes, looks like any date or counter: it is read only where it is one of `registered`, the numbers of the bureau's devices.
 */
export function parseDeviceFileName(name: string, registered: readonly string[] = []): DeviceFileName {
  const base = (name.split(/[/\\]/).at(-1) ?? '').normalize('NFC');
  const dot = base.lastIndexOf('.');
  const stem = dot > 0 ? base.slice(0, dot) : base;
  const ending = dot > 0 ? base.slice(dot).toLowerCase() : '';
  const stamps = [...stem.matchAll(STAMP)].filter(isRealDay);
  const [start = null, end = null] = stamps.map(
    ([, year, month, day, hour, minute, second]) => `${year}-${month}-${day}T${hour}:${minute}:${second}`,
  );

  let rest = stem;
  for (const [stamp] of stamps) rest = rest.replace(stamp, '\u0000');
  const parts = rest.split(/[_@#\s]+/);
  const known = stamps.length === 0 ? null : registeredIn(rest, { registered, hasEnd: end !== null });
  const certificate =
    known?.certificate ?? parts.find((part) => part !== known?.device && CERTIFICATE.test(part)) ?? null;
  const device =
    known?.device ??
    parts.find(
      (part) =>
        part !== certificate &&
        /[A-Za-z\u4e00-\u9fff]/u.test(part) &&
        /\d/.test(part) &&
        !part.includes('\u0000') &&
        parts.length > 1 &&
        stamps.length > 0,
    ) ??
    null;
  // What identifies the device and the officer is no running number.
  for (const [identity, sign] of [
    [certificate, '\u0001'],
    [device, '\u0002'],
  ] as const)
    if (identity !== null) rest = rest.replace(identity, sign);
  const numbered = /^(.*?)(?<!\d)(\d{1,8})$/su.exec(rest) ?? /^(.*?\D)(\d{3,8})(?=\D*$)(.*)$/su.exec(rest);
  const numberDigits = numbered?.[2]?.length ?? null;
  const number = numbered?.[2] === undefined ? null : Number(numbered[2]);
  const restore = (text: string) =>
    text
      .replaceAll('\u0000', 'T')
      .replace('\u0001', certificate ?? '')
      .replace('\u0002', device ?? '');
  const series = numbered === null ? null : `${restore(numbered[1] ?? '')}#${restore(numbered[3] ?? '')}${ending}`;
  return { device, certificate, start, end, number, numberDigits, series };
}

/** An officer's number, where it stands beside a device and a time. */
const OFFICER = /^\d{5,12}$/;
const LETTER = /[\p{L}]/u;

type Known = { readonly device: string; readonly certificate: string | null };

/**
 * The registered device that a name begins with, if before its first time there is nothing else but, at most, the number of an officer.
 * One without letters needs that number or an end time beside it, as recorders write them: `1_20250311100200.mp4` is somebody's first
 * film, not device 1. Where two devices fit it is neither.
 */
function registeredIn(
  rest: string,
  { registered, hasEnd }: { readonly registered: readonly string[]; readonly hasEnd: boolean },
): Known | null {
  const head = rest.slice(0, rest.indexOf('\u0000'));
  const fitting = registered.flatMap((number): Known[] => {
    const wanted = number.trim().normalize('NFC');
    if (wanted === '' || wanted.length > head.length || isDay(wanted)) return [];
    const whole = new RegExp(
      `(?<![\\p{L}\\p{N}])${wanted.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
      'iu',
    );
    const device = whole.exec(head)?.[0];
    if (device === undefined) return [];
    const [officer, ...others] = head
      .replace(device, '_')
      .split(/[-_@#\s]+/)
      .filter((part) => part !== '');
    const isOfficer = officer !== undefined && (OFFICER.test(officer) || CERTIFICATE.test(officer));
    const isAlone = officer === undefined && (LETTER.test(device) || hasEnd);
    if (others.length > 0 || !(isOfficer || isAlone)) return [];
    return [{ device, certificate: isOfficer && CERTIFICATE.test(officer) ? officer : null }];
  });
  const found = new Map(fitting.map((one) => [one.device.toUpperCase(), one]));
  return found.size === 1 ? (fitting[0] ?? null) : null;
}

/** `20250311`: nobody means a device by that. */
function isDay(number: string): boolean {
  const written = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(number);
  return written !== null && isRealDay(written);
}

/** 31 February is a number, not a day. */
function isRealDay([, year = '', month = '', day = '']: RegExpExecArray | RegExpMatchArray): boolean {
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  return Number(day) <= (month === '02' ? (isLeap ? 29 : 28) : ['04', '06', '09', '11'].includes(month) ? 30 : 31);
}
