import { Button, Input, Progress, Select } from 'antd';
import { useState } from 'react';
import { StatusMark } from '../status/StatusMark.tsx';
import { clock, length } from '../time/moment.ts';
import { mostFiles, timesOf } from './file-sets.ts';
import type { Gathering, Part } from './handing.ts';
import { sizeWords } from './size-words.ts';
import type { HandingActs } from './use-handing.ts';

type Props = {
  readonly part: Part;
  readonly gathering: Gathering;
  readonly open: readonly Gathering[];
  /** The file whose bytes it repeats. */
  readonly copyOf: string | null;
  /** Whether its recording waits for a word about files of one content. */
  readonly isAsked: boolean;
  readonly handing: HandingActs;
};

const alone = 'alone';

/** One file of a recording to be: when it was made, how far it has come, and what can be done with it. */
export function PartLine({ part, gathering, open, copyOf, isAsked, handing }: Props) {
  const { picked, state, sent } = part;
  const isOpen = gathering.state === 'open';
  const leftOut = gathering.without.get(picked.key);
  return (
    <li>
      <div className="upload__line">
        <strong>{picked.name}</strong>
        <span className="soft figures">{sizeWords(picked.size)}</span>
      </div>
      <span className="soft figures">{timeWords(part)}</span>
      {state === 'sending' && (
        <Progress
          aria-label={`${picked.name} 的上传进度`}
          percent={Math.floor((sent / Math.max(picked.size, 1)) * 100)}
          size="small"
        />
      )}
      {state === 'waiting' && <span className="soft">等待上传</span>}
      {state === 'hashing' && <span className="soft">正在核对整份文件的摘要</span>}
      {gathering.state === 'done' && leftOut === undefined && (
        <StatusMark status="met" word="已入库，设备中的文件可以删除" />
      )}
      {state === 'sealed' && gathering.state !== 'done' && (
        <span className="soft">
          已传完{isOpen || isAsked || gathering.state === 'stands' ? '，等您核对' : '，等同一件的其他文件'}
        </span>
      )}
      {copyOf !== null && <StatusMark status="due" word={`内容与“${copyOf}”完全相同`} />}
      {leftOut !== undefined && <StatusMark status="due" word={`没有入库：${leftOut}`} />}
      {state === 'failed' && leftOut === undefined && <Failed part={part} gathering={gathering} handing={handing} />}
      {isOpen && (
        <div className="upload__acts">
          {handing.handing.parts.size > 1 && (
            <Select
              size="small"
              aria-label={`${picked.name} 归入`}
              value={gathering.id}
              onChange={(to: string) => handing.move(picked.key, to === alone ? null : to)}
              options={[
                ...open.map(({ id, keys }, index) => ({
                  value: id,
                  label: `归入第 ${index + 1} 件`,
                  disabled: id !== gathering.id && keys.length >= mostFiles,
                })),
                ...(gathering.keys.length > 1 ? [{ value: alone, label: '单独一件' }] : []),
              ]}
            />
          )}
          <Button size="small" onClick={() => handing.drop(picked.key)}>
            不交这个
          </Button>
        </div>
      )}
    </li>
  );
}

/** Refused, or broken off: what has arrived stays. The others of its recording need not wait for it, if somebody says why. */
function Failed({ part, gathering, handing }: Pick<Props, 'part' | 'gathering' | 'handing'>) {
  const [reason, setReason] = useState('');
  const { picked, problem } = part;
  const others = gathering.keys.length - gathering.without.size - 1;
  return (
    <>
      <div className="upload__failed">
        <StatusMark status="broken" word="还没有入库" />
        <span className="upload__problem">{problem}</span>
        <Button size="small" onClick={() => handing.again(picked.key)}>
          继续上传
        </Button>
      </div>
      {gathering.state === 'gathering' && others > 0 && (
        <div className="upload__without">
          <Input
            size="small"
            aria-label={`${picked.name} 不能入库的原因`}
            placeholder="不能入库的原因，例：卡坏，读不出"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            size="small"
            disabled={reason.trim() === ''}
            onClick={() =>
              handing.leaveOut(gathering.id, picked.key, `${placeWords(part, gathering)}：${reason.trim()}`)
            }
          >
            不等它，其余 {others} 个先入库
          </Button>
        </div>
      )}
    </>
  );
}

/** Which file it is, without its name: one that was refused for what it is called must not be named in the record. */
function placeWords({ picked }: Part, { keys }: Gathering): string {
  const { from } = timesOf(picked);
  const at = from === null ? '' : `（${clock(new Date(from).toISOString())} 开始）`;
  return `第 ${keys.indexOf(picked.key) + 1} 个${at}`;
}

function timeWords({ picked }: Part): string {
  const { from, to, isNamed } = timesOf(picked);
  const at = (one: number) => clock(new Date(one).toISOString());
  const source = isNamed ? '' : '（按文件修改时间）';
  if (from !== null && to !== null && to > from)
    return `${at(from)} ${to - from < 120_000 ? `起 ${length(to - from)}` : `至 ${at(to)}`}${source}`;
  if (from !== null) return `${at(from)} ${to === from ? '' : '开始'}${source}`;
  return to === null ? '文件名中没有时间' : `${at(to)} 结束${source}`;
}
