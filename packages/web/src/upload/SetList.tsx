import { Button } from 'antd';
import { GatheringCard } from './GatheringCard.tsx';
import type { HandingActs } from './use-handing.ts';
import { nothingFails, WholeProgress } from './WholeProgress.tsx';
import './upload.css';

type Props = { readonly handing: HandingActs; readonly now: number; readonly onConfirm: () => void };

/** What was picked, as the recordings that it may be; each is followed to its acknowledgement, and all of them together. */
export function SetList({ handing, now, onConfirm }: Props) {
  const { parts, gatherings } = handing.handing;
  const open = gatherings.filter(({ state }) => state === 'open');
  const files = open.reduce((sum, { keys }) => sum + keys.length, 0);
  const isJoined = open.some(({ keys }) => keys.length > 1);
  const done = gatherings.filter(({ state }) => state === 'done').flatMap(({ keys }) => keys);
  return (
    <>
      {handing.reading > 0 && (
        <p role="status" className="soft">
          正在读取 {handing.reading} 个文件的时间
        </p>
      )}
      {parts.size > 1 && (
        <WholeProgress
          files={[...parts.values()].map(({ picked, sent }) => ({
            size: picked.size,
            sent,
            isDone: done.includes(picked.key),
          }))}
        />
      )}
      {open.length > 0 && (
        <section className="upload__plan" aria-label="怎样成件">
          <p className="upload__question">
            {isJoined
              ? `这 ${files} 个文件像是 ${open.length} 件音像，请核对：同一次拍摄的合为一件，播放时按时间接成一条。`
              : `这 ${files} 个文件看不出属于同一次拍摄，各算一件；属于同一次的，请归到一件里。`}
          </p>
          <div className="upload__acts">
            <Button type="primary" onClick={onConfirm}>
              按此入库（{open.length} 件，{files} 个文件）
            </Button>
            {isJoined && <Button onClick={handing.part}>每个文件各算一件</Button>}
          </div>
          <p className="soft">
            {nothingFails([...parts.values()]) ? '文件已经在上传，核对期间不用等待。' : '有文件没有传完，见下。'}
          </p>
        </section>
      )}
      <ol className="upload__sets">
        {gatherings.map((gathering) => (
          <GatheringCard
            key={gathering.id}
            gathering={gathering}
            number={open.indexOf(gathering) + 1}
            open={open}
            handing={handing}
            now={now}
          />
        ))}
      </ol>
    </>
  );
}
