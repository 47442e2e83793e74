/** Less than this is the second that a header rounds away, and a slow network. */
const tellFrom = 5_000;

/**
 * By how much the clock of this device is ahead of the server's, in milliseconds, from when it was asked, when the answer came, and the whole second
 * that the answer was made in; null where that is not told, or where it is too little to be sure of.
 */
export function clockOffset(asked: number, came: number, made: string | null): number | null {
  const at = made === null ? Number.NaN : Date.parse(made);
  if (Number.isNaN(at)) return null;
  const offset = Math.round((asked + came) / 2 - (at + 500));
  return Math.abs(offset) < tellFrom + (came - asked) / 2 ? null : offset;
}

/** '本机时钟快 3 分 20 秒'. */
export function offsetWords(offset: number): string {
  const seconds = Math.round(Math.abs(offset) / 1_000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const span = `${minutes === 0 ? '' : ` ${minutes} 分`}${rest === 0 ? '' : ` ${rest} 秒`}`;
  return `本机时钟${offset > 0 ? '快' : '慢'}${span}`;
}
