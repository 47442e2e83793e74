import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Fragment } from 'react';
import { dueIn } from '../recordings/intake-clock.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { clock, day, left, length } from '../time/moment.ts';
import { mediumOf, type Picked, seamBetween, timesOf, warningsOf } from './file-sets.ts';
import { copiesIn, type Gathering, pickedOf } from './handing.ts';
import { PartLine } from './PartLine.tsx';
import type { HandingActs } from './use-handing.ts';

type Props = {
  readonly gathering: Gathering;
  /** Among those that are still open, counted from one. */
  readonly number: number;
  readonly open: readonly Gathering[];
  readonly handing: HandingActs;
  readonly now: number;
};

const units = { video: '段录像', audio: '段录音', photo: '张照片' } as const;

/** One recording to be: its files in their order with what lies between them, and how far it has come. */
export function GatheringCard({ gathering, number, open, handing, now }: Props) {
  const { parts } = handing.handing;
  const files = pickedOf(parts, gathering.keys);
  const copies = new Set(copiesIn(handing.handing, gathering));
  const isOpen = gathering.state === 'open';
  const isSet = files.length > 1;
  const name = isOpen ? `第 ${number} 件` : isSet ? '一件音像' : null;
  return (
    <li className="upload__set">
      {(isSet || (isOpen && open.length > 1)) && (
        <div className="upload__set-head">
          <strong>
            {name}：{countOf(files)}
          </strong>
          <span className="soft figures">{spanOf(files)}</span>
          {gathering.why.length > 0 && <span className="soft">{gathering.why.join('，')}</span>}
        </div>
      )}
      {gathering.state !== 'done' && <Clock files={files} now={now} />}
      {isSet && warningsOf(files).map((words) => <StatusMark key={words} status="due" word={words} />)}
      <ol className="upload__list">
        {files.map((file, index) => {
          const part = parts.get(file.key);
          const before = files[index - 1];
          return (
            <Fragment key={file.key}>
              {before !== undefined && <SeamLine before={before} after={file} />}
              {part !== undefined && (
                <PartLine
                  part={part}
                  gathering={gathering}
                  open={open}
                  isAsked={copies.size > 0}
                  copyOf={copies.has(file.key) ? originalOf(file, files, handing) : null}
                  handing={handing}
                />
              )}
            </Fragment>
          );
        })}
      </ol>
      {copies.size > 0 && (
        <div className="upload__acts">
          <Button size="small" type="primary" onClick={() => handing.settleCopies(gathering.id, false)}>
            去掉重复的 {copies.size} 个
          </Button>
          <Button size="small" onClick={() => handing.settleCopies(gathering.id, true)}>
            都登记
          </Button>
        </div>
      )}
      <End gathering={gathering} handing={handing} />
    </li>
  );
}

function End({ gathering, handing }: Pick<Props, 'gathering' | 'handing'>) {
  const { id, state, problem, differences, standing, said } = gathering;
  if (state === 'stands' && standing !== null && said !== null)
    return (
      <div className="upload__failed" role="alert">
        <StatusMark status="due" word="已有这条记录" />
        <span className="upload__problem">您已用同样的文件记过一条，标题和时间相同，这次没有再记。</span>
        <Link to="/cases/$case/$tab" params={{ case: said.caseId, tab: 'process' }} search={{ item: standing }}>
          打开已有的记录
        </Link>
        <Button size="small" type="primary" onClick={() => handing.settleStanding(gathering, false)}>
          就是这一条
        </Button>
        <Button size="small" onClick={() => handing.settleStanding(gathering, true)}>
          是另一件，再记一条
        </Button>
      </div>
    );
  if (state === 'recording') return <span className="soft">正在登记</span>;
  if (state === 'failed')
    return (
      <div className="upload__failed">
        <StatusMark status="broken" word="还没有入库" />
        <span className="upload__problem">{problem}</span>
        <Button size="small" onClick={() => handing.recordAgain(id)}>
          再试一次
        </Button>
      </div>
    );
  return differences.map((words) => (
    <p key={words} className="upload__difference">
      <StatusMark status="due" word="不一致" /> {words}
    </p>
  ));
}

/** From the first second that a file is known here its twenty-four hours are seen running; of several, those of the first to end. */
function Clock({ files, now }: { files: readonly Picked[]; now: number }) {
  const ends = files.map((file) => timesOf(file).to ?? file.lastModified);
  const { past, words } = left(dueIn(new Date(Math.min(...ends)).toISOString()), now);
  return <StatusMark status={past ? 'broken' : 'due'} word={`24 小时入库：${words}`} />;
}

function SeamLine({ before, after }: { before: Picked; after: Picked }) {
  const { kind, ms } = seamBetween(before, after);
  if (mediumOf(after) === 'photo') return null;
  const words = {
    cut: '前后相接',
    gap: `间隔 ${length(ms)}，这段没有录制`,
    overlap: `与上一个重叠 ${length(ms)}`,
    unknown: '间隔要入库后按文件自述才知道',
  };
  return <li className={`upload__seam upload__seam--${kind}`}>{words[kind]}</li>;
}

function originalOf(file: Picked, files: readonly Picked[], { handing }: HandingActs): string | null {
  const hash = handing.parts.get(file.key)?.sha256;
  return files.find(({ key }) => handing.parts.get(key)?.sha256 === hash)?.name ?? null;
}

function countOf(files: readonly Picked[]): string {
  const media = new Set(files.map(mediumOf));
  const [medium] = media;
  return media.size === 1 && medium !== undefined ? `${files.length} ${units[medium]}` : `${files.length} 个文件`;
}

function spanOf(files: readonly Picked[]): string {
  const times = files.flatMap((file) => {
    const { from, to } = timesOf(file);
    return [from, to].filter((one) => one !== null);
  });
  if (times.length === 0) return '';
  const [from, to] = [Math.min(...times), Math.max(...times)].map((one) => new Date(one).toISOString());
  if (from === undefined || to === undefined) return '';
  return `${day(from)} ${clock(from)}${clock(from) === clock(to) ? '' : ` 至 ${clock(to)}`}`;
}
