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
 * use (`VID_20250311_100200.mp4`, `DSC_0012.JPG`, `MOVI0007.avi`).
 */
export function parseDeviceFileName(name: string): DeviceFileName {
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
  const certificate = parts.find((part) => CERTIFICATE.test(part)) ?? null;
  const device =
    parts.find(
      (part) =>
        part !== certificate &&
        /[A-Za-z\u4e00-\u9fff]/u.test(part) &&
        /\d/.test(part) &&
        !part.includes('\u0000') &&
        parts.length > 1 &&
        stamps.length > 0,
    ) ?? null;
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

/** 31 February is a number, not a day. */
function isRealDay([, year = '', month = '', day = '']: RegExpExecArray | RegExpMatchArray): boolean {
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  return Number(day) <= (month === '02' ? (isLeap ? 29 : 28) : ['04', '06', '09', '11'].includes(month) ? 30 : 31);
}
