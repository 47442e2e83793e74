import type { CaseView, CopyUnderWay, FactView } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { fileAddress } from '../case/fact/file-address.ts';
import { timecode } from '../player/timecode.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';
import { copyTitles, detailOf } from './copy-words.ts';

type Props = {
  view: CaseView;
  /** The original; all copies shown here are of it. */
  original: FactView;
  underWay: readonly CopyUnderWay[];
  onPutAway: (id: string) => void;
};

/** Copies of one original: those being made with how far they are, those that failed with why, and those that are. */
export function CopyList({ view, original, underWay, onPutAway }: Props) {
  const copies = copiesOf(view, original.id);
  return (
    <section className="panel copies" aria-label="派生件">
      <div className="panel__head">
        派生件 <span className="soft figures">{copies.length} 件</span>
      </div>
      {underWay.length === 0 && copies.length === 0 && (
        <p className="soft copies__none">还没有派生件。剪辑、截图和遮挡副本做好后列在这里，都注明来自哪份原件。</p>
      )}
      <ul>
        {underWay.map((one) => (
          <li key={one.id}>
            <strong>{copyTitles[one.form]}</strong>
            <span className="figures soft">{moment(one.askedAt)}</span>
            {one.state === 'failed' ? (
              <>
                <StatusMark status="broken" word="未能做成" />
                <span>{one.problem}</span>
              </>
            ) : (
              <span className="copies__progress">
                <Progress
                  size="small"
                  percent={one.percent}
                  status="active"
                  format={(percent) => (one.state === 'waiting' ? '排队' : `${percent ?? 0}%`)}
                />
              </span>
            )}
            {one.mine && (
              <Button size="small" onClick={() => onPutAway(one.id)}>
                {one.state === 'failed' ? '收起' : '停止制作'}
              </Button>
            )}
          </li>
        ))}
        {copies.map((copy) => (
          <li key={copy.id}>
            <Link to="/cases/$case/$tab" params={{ case: view.id, tab: 'process' }} search={{ item: copy.id }}>
              {copyTitles[formOf(copy)]}
            </Link>
            <span className="figures soft">{moment(copy.at)}</span>
            <span>{detailOf(copy.data, timecode)}</span>
            <span className="soft">
              原件：{original.title}
              {copy.actor === null ? '' : `；${copy.actor.name}制作`}
            </span>
            {copy.files.map((file) => (
              <a key={file.sha256} href={`${fileAddress(view.id, copy.id, file.sha256)}?download=true`}>
                下载
              </a>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Records made of this one, newest first. */
export function copiesOf(view: CaseView, original: string): FactView[] {
  return view.facts
    .filter(
      (fact) =>
        fact.kind === 'derivedItem' &&
        fact.annulledBy === null &&
        fact.links.some(({ rel, record }) => rel === 'derivedFrom' && record === original),
    )
    .reverse();
}

function formOf({ data }: FactView): keyof typeof copyTitles {
  return data.form === 'clip' || data.form === 'still' ? data.form : 'masked';
}
