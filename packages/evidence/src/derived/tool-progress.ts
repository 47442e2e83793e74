/** How far ffmpeg is, from the lines of its `-progress`: `out_time_us` beside the length it will have, as a share of one. */
export function toolProgress(lengthMs: number, report: (share: number) => void): (part: Uint8Array) => void {
  let rest = '';
  return (part) => {
    const lines = (rest + Buffer.from(part).toString('latin1')).split('\n');
    rest = (lines.pop() ?? '').slice(-200);
    const last = lines.findLast((line) => line.startsWith('out_time_us='));
    const microseconds = Number(last?.slice('out_time_us='.length));
    if (last === undefined || !Number.isFinite(microseconds) || lengthMs <= 0) return;
    report(Math.min(1, Math.max(0, microseconds / 1000 / lengthMs)));
  };
}
