import { Button } from 'antd';
import type { Dispute, News } from './use-shared-draft.ts';

type Props = {
  news: Readonly<Record<string, News>>;
  disputes: Readonly<Record<string, Dispute>>;
  labels: ReadonlyMap<string, string>;
  onRead: () => void;
};

/** What a colleague who writes in the same draft changed while this page was open. */
export function TogetherNotice({ news, disputes, labels, onRead }: Props) {
  const changed = grouped(news, labels);
  const open = Object.keys(disputes);
  if (changed.length === 0 && open.length === 0) return null;
  return (
    <div className="together" role="status">
      <div>
        {changed.map(([by, fields]) => (
          <p key={by}>
            <strong>{by}</strong> 改了 {fields.join('、')}，已并入本页。
          </p>
        ))}
        {open.length > 0 && (
          <p>
            <strong>两人改了同一项</strong>：
            {open.map((key) => (
              <button
                key={key}
                type="button"
                className="plain-button together__field"
                onClick={() =>
                  document
                    .querySelector(`[data-field="${key}"]`)
                    ?.scrollIntoView({ block: 'center', behavior: 'smooth' })
                }
              >
                {labels.get(key) ?? key}
              </button>
            ))}
            请选定留哪一个，选定之后才能定稿。
          </p>
        )}
      </div>
      {changed.length > 0 && (
        <Button size="small" onClick={onRead}>
          知道了
        </Button>
      )}
    </div>
  );
}

function grouped(news: Readonly<Record<string, News>>, labels: ReadonlyMap<string, string>): [string, string[]][] {
  const byPerson = new Map<string, string[]>();
  for (const [key, { by }] of Object.entries(news))
    byPerson.set(by, [...(byPerson.get(by) ?? []), labels.get(key) ?? key]);
  return [...byPerson];
}
