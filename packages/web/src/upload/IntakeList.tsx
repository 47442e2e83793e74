import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { dueIn } from '../recordings/intake-clock.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { left } from '../time/moment.ts';
import { sizeWords } from './size-words.ts';
import type { Intake } from './take-in.ts';
import { WholeProgress } from './WholeProgress.tsx';
import './upload.css';

type Props = {
  readonly intakes: readonly Intake[];
  readonly now: number;
  readonly done: string;
  readonly onAgain: (key: string) => void;
  /** What else can be done with one that failed. */
  readonly otherwise?: (intake: Intake) => ReactNode;
};

/** Files on their way in, each followed to its acknowledgement, and all of them together. */
export function IntakeList({ intakes, now, done, onAgain, otherwise }: Props) {
  return (
    <>
      {intakes.length > 1 && (
        <WholeProgress files={intakes.map(({ size, sent, state }) => ({ size, sent, isDone: state === 'done' }))} />
      )}
      <ul className="upload__list">
        {intakes.map((intake) => (
          <li key={intake.key}>
            <div className="upload__line">
              <strong>{intake.name}</strong>
              <span className="soft figures">{sizeWords(intake.size)}</span>
            </div>
            {intake.state !== 'done' && <Clock intake={intake} now={now} />}
            {intake.state === 'sending' && (
              <Progress
                aria-label={`${intake.name} 的上传进度`}
                percent={Math.floor((intake.sent / Math.max(intake.size, 1)) * 100)}
                size="small"
              />
            )}
            {intake.state === 'hashing' && <span className="soft">正在核对整份文件的摘要</span>}
            {intake.state === 'done' && <StatusMark status="met" word={done} />}
            {intake.state === 'failed' && (
              <div className="upload__failed">
                <StatusMark status="broken" word="还没有入库" />
                <span className="upload__problem">{intake.problem}</span>
                <Button size="small" onClick={() => onAgain(intake.key)}>
                  继续上传
                </Button>
                {otherwise?.(intake)}
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** From the first second that a file is known here, its twenty-four hours are seen running. */
function Clock({ intake, now }: { intake: Intake; now: number }) {
  const { past, words } = left(dueIn(intake.madeAt), now);
  return <StatusMark status={past ? 'broken' : 'due'} word={`24 小时入库：${words}`} />;
}
