import { Button, Tooltip } from 'antd';
import { clock } from '../time/moment.ts';
import type { Dispute, News } from './use-shared-draft.ts';
import { written } from './written.ts';

type Props = {
  label: string;
  news: News | undefined;
  dispute: Dispute | undefined;
  onSettle: (keep: 'mine' | 'theirs') => void;
};

/** Under a field: that the other changed it, or that both did and one must be chosen. */
export function FieldNews({ label, news, dispute, onSettle }: Props) {
  if (dispute !== undefined) {
    return (
      <section className="field__dispute" aria-label={`${label}：两人都改了`}>
        <strong>
          {dispute.by} {clock(dispute.at)} 也改了这一项，写的是：
        </strong>
        <blockquote>{written(dispute.theirs)}</blockquote>
        <span className="soft">选定之前，保存的是对方所写，您的内容留在本页。</span>
        <div className="field__choices">
          <Button size="small" onClick={() => onSettle('mine')}>
            用我写的
          </Button>
          <Button size="small" onClick={() => onSettle('theirs')}>
            用对方写的
          </Button>
        </div>
      </section>
    );
  }
  if (news === undefined) return null;
  return (
    <Tooltip title={`改前：${written(news.before)}`}>
      <span className="field__news">
        {news.by} {clock(news.at)} 改
      </span>
    </Tooltip>
  );
}
