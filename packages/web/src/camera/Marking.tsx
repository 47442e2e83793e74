import { Button } from 'antd';
import { markerLabels } from '../player/markers.ts';
import { timecode } from '../player/timecode.ts';
import { type FilmCourse, playedMs } from './film-course.ts';

/** One tap at the moment it happens; it is found again in the player. */
export function Marking({ course, onMark }: { course: FilmCourse; onMark: (label: string) => void }) {
  const last = course.marks.at(-1);
  return (
    <div className="record-here__marks">
      <span className="soft">
        {last === undefined
          ? '到了关键的时刻点一下，入库后在播放时能直接跳到那里'
          : `已标记 ${course.marks.length} 处，最近：${timecode(playedMs(course, last.at) / 1000)} ${last.label}`}
      </span>
      <div className="record-here__labels">
        {markerLabels.map((label) => (
          <Button key={label} onClick={() => onMark(label)}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
