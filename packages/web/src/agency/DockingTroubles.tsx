import type { DockingReport } from '@liuhen/server/api';

type Outcome = DockingReport['files'][number]['outcome'];

/** In the order in which somebody has to see to them. */
const troubles: readonly (readonly [outcome: Outcome, title: string])[] = [
  ['unreadable', '读不出'],
  ['refused', '不得存入'],
  ['notRecorded', '未能登记'],
  ['notReached', '还没有读'],
];
/** More than so many are folded: a chief reads how many, and opens those that matter. */
const shown = 5;

/** What became of the files of a source that did not come in: each of them is named, the many of one kind folded. */
export function DockingTroubles({ report }: { report: DockingReport }) {
  return (
    <>
      {troubles.map(([outcome, title]) => {
        const files = report.files.filter((file) => file.outcome === outcome);
        const lines = files.map(({ path, remark }) => ({ path, words: remark }));
        return files.length === 0 ? null : (
          <Group key={outcome} title={`${title} ${files.length} 份`} lines={lines} isOpen={files.length <= shown} />
        );
      })}
      {report.ignored.length > 0 && (
        <Group
          title={`未取 ${report.ignored.length} 项`}
          lines={report.ignored.map(({ path, reason }) => ({ path, words: reason }))}
          isOpen={false}
        />
      )}
    </>
  );
}

type Line = { readonly path: string; readonly words: string | null };

function Group({ title, lines, isOpen }: { title: string; lines: readonly Line[]; isOpen: boolean }) {
  return (
    <li>
      <details open={isOpen}>
        <summary>{title}</summary>
        <ul className="keeping__files">
          {lines.map(({ path, words }) => (
            <li key={path}>
              {path}
              {words === null ? '' : `：${words}`}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
