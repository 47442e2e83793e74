import { Button } from 'antd';
import { useState } from 'react';
import { StatusMark } from '../../status/StatusMark.tsx';
import { clock, day } from '../../time/moment.ts';
import { laneTitles, type TimelineItem } from './item.ts';

type Props = {
  items: readonly TimelineItem[];
  selected: string | null;
  onSelect: (item: TimelineItem) => void;
  narrowed: boolean;
  onAll: () => void;
  hidden: number;
};

const step = 200;

/** The timeline as a list, for those who read lists and for screen readers. */
export function TimelineList({ items, selected, onSelect, narrowed, onAll, hidden }: Props) {
  const [shown, setShown] = useState(step);
  const ordered = [...items].sort((a, b) => a.from - b.from);
  const days = new Map<string, TimelineItem[]>();
  for (const item of ordered.slice(0, shown)) {
    const key = day(new Date(item.from).toISOString(), new Date(0));
    days.set(key, [...(days.get(key) ?? []), item]);
  }
  return (
    <section className="panel process-list" aria-label="全过程列表">
      <div className="panel__head">
        {narrowed ? '所选时段' : '全过程'} <span className="soft figures">{items.length} 条</span>
        {narrowed && (
          <Button size="small" onClick={onAll}>
            显示全部
          </Button>
        )}
      </div>
      {[...days].map(([date, group]) => (
        <div key={date} className="process-list__day">
          <h3 className="figures">{date}</h3>
          <ul>
            {group.map((item) => (
              <li key={item.id}>
                <button
                  type="button"
                  className={
                    item.id === selected ? 'process-list__item process-list__item--selected' : 'process-list__item'
                  }
                  onClick={() => onSelect(item)}
                >
                  <span className="figures soft">{clock(new Date(item.from).toISOString())}</span>
                  <span className="process-list__lane">{laneTitles[item.lane]}</span>
                  <span className="process-list__title">{item.title}</span>
                  <StatusMark status={item.status} />
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {items.length > shown && (
        <div className="process-list__more">
          <Button onClick={() => setShown(shown + step)}>再列 {step} 条</Button>
        </div>
      )}
      {hidden > 0 && <p className="process-list__hidden soft">另有 {hidden} 条记录依法不向您显示。</p>}
    </section>
  );
}
