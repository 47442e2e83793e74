import type { DockEntry, DockReport } from '@liuhen/evidence';

const outcomeTitles: Record<DockEntry['outcome'], string> = {
  takenIn: '已入库',
  alreadyHeld: '早已入库',
  unreadable: '读不出',
  refused: '不得存入',
  notRecorded: '未能记录',
  notReached: '还没有读',
};

/** Whether every file of the card is safe with us: only then may the card be cleared. */
export function isComplete({ totals, stopped, missing }: DockReport): boolean {
  return (
    stopped === null &&
    missing.length === 0 &&
    totals.unreadable + totals.refused + totals.notRecorded + totals.notReached === 0
  );
}

export function dockingReportText(report: DockReport): string {
  const { entries, missing, ignored, totals, stopped } = report;
  const files = entries.map(({ path, outcome, remark }) => {
    return `  ${outcomeTitles[outcome]}　${path}${remark === null ? '' : `　${remark}`}`;
  });
  const gaps = missing.map(({ series, missing: numbers }) => `  序号缺失　${series}：${numbers.join('、')}`);
  const left = ignored.map(({ path, reason }) => `  未取　${path}　${reason}`);
  const counts = `入库 ${totals.takenIn}，早已入库 ${totals.alreadyHeld}，读不出 ${totals.unreadable}，不得存入 ${totals.refused}，未能记录 ${totals.notRecorded}，还没有读 ${totals.notReached}，序号缺失 ${totals.missing}`;
  const end = isComplete(report)
    ? '卡上的每个文件都已入库并复读核对，可以清空。'
    : '请勿清空此卡：先处理上面列出的文件。';
  return [...files, ...gaps, ...left, counts, ...(stopped === null ? [] : [stopped]), end].join('\n');
}
