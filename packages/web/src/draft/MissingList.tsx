import { StatusMark } from '../status/StatusMark.tsx';
import { plainRule } from './plain-rule.ts';
import type { useMissing } from './use-missing.ts';

type Props = {
  /** Undefined while it is being asked. */
  found: ReturnType<typeof useMissing>;
  labels: ReadonlyMap<string, string>;
};

/** What is still missing, with the article that asks for it; a click goes there. */
export function MissingList({ found, labels }: Props) {
  const missing = found?.missing ?? [];
  return (
    <section className="panel missing" aria-label="还缺什么">
      <div className="panel__head">
        {found === undefined ? (
          <StatusMark status="unjudged" word="正在核对要素" />
        ) : missing.length === 0 ? (
          <StatusMark status="met" word="要素齐备，可以定稿" />
        ) : (
          <StatusMark status="due" word={`还缺 ${missing.length} 项`} />
        )}
      </div>
      {missing.length > 0 && (
        <ul>
          {missing.map((line) => (
            <li key={`${line.field}${line.message}`}>
              <button
                type="button"
                className="plain-button"
                onClick={() =>
                  document
                    .querySelector<HTMLElement>(
                      `[data-field="${line.field}"] :is(input, textarea, button, .ant-select-selector)`,
                    )
                    ?.focus()
                }
              >
                <strong>{labels.get(line.field) ?? ''}</strong> {plainRule(line.message, labels)}
              </button>
              {line.article !== null && <span className="soft">{line.article}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
