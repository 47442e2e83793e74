import { Button, Popconfirm } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { dueIn } from '../recordings/intake-clock.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { left, length, moment } from '../time/moment.ts';
import { type FilmEnd, playedMs, said, type Unsaid, unsaid } from './film-course.ts';
import type { OpenFilm } from './live-film.ts';
import { endReasons, pauseReasons, ReasonField } from './ReasonField.tsx';

type Props = {
  readonly films: readonly OpenFilm[];
  readonly now: number;
  readonly onTold: (film: OpenFilm) => Promise<void>;
  readonly onDrop: (film: OpenFilm) => void;
};

/** Films that are all here and wait for a word: an interrupted recording is a fact of the record, and the record says why. */
export function UnfinishedFilms({ films, ...rest }: Props) {
  if (films.length === 0) return null;
  return (
    <section className="unfinished" aria-label="还要写明原因的录制">
      {films.map((film) => (
        <Unfinished key={film.slot} film={film} {...rest} />
      ))}
    </section>
  );
}

function Unfinished({ film, now, onTold, onDrop }: Omit<Props, 'films'> & { film: OpenFilm }) {
  const { course } = film;
  const asked = unsaid(course);
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const card = useRef<HTMLElement>(null);
  // it waits for a word, and must not be missed below or above what is seen
  useEffect(() => {
    card.current?.scrollIntoView({ block: 'center' });
  }, []);
  const reasonOf = (one: Unsaid) => (reasons[keyOf(one)] ?? '').trim();
  const end = course.end?.at ?? course.startedAt;
  const clock = left(dueIn(new Date(end).toISOString()), now);
  const tell = async () => {
    setBusy(true);
    const told = asked.reduce((before, one) => said(before, one, reasonOf(one)), course);
    await onTold({ ...film, course: told }).finally(() => setBusy(false));
  };
  return (
    <article ref={card} className="unfinished__film">
      <div className="upload__line">
        <strong>{film.film.told?.title}</strong>
        <span className="soft figures">
          {length(playedMs(course, end))}，{(film.size / 1_048_576).toFixed(1)} MB
        </span>
      </div>
      <StatusMark status={clock.past ? 'broken' : 'due'} word={`24 小时入库：${clock.words}`} />
      {course.end !== null && course.end.by !== 'person' && (
        <p>
          {moment(new Date(course.startedAt).toISOString())} 开始，{timeOf(end)} 中断：{causes[course.end.by]}
        </p>
      )}
      {asked.map((one) => (
        <div key={keyOf(one)} className="unfinished__reason">
          <label htmlFor={`${film.slot} ${keyOf(one)}`}>
            {one.what === 'end'
              ? `${timeOf(one.from)} 中断的原因`
              : `${timeOf(one.from)} 至 ${timeOf(one.to)} 暂停的原因`}
          </label>
          <ReasonField
            id={`${film.slot} ${keyOf(one)}`}
            value={reasons[keyOf(one)] ?? ''}
            choices={one.what === 'end' ? endReasons : pauseReasons}
            onChange={(reason) => setReasons((before) => ({ ...before, [keyOf(one)]: reason }))}
          />
        </div>
      ))}
      <div className="unfinished__acts">
        <Button type="primary" loading={busy} disabled={asked.some((one) => reasonOf(one) === '')} onClick={tell}>
          {asked.length === 0 ? '入库' : '写明并入库'}
        </Button>
        <Popconfirm
          title="从本机删除这份音像？"
          description="它还没有入库，删除后不能找回。"
          okText="删除"
          cancelText="保留"
          onConfirm={() => onDrop(film)}
        >
          <Button type="text">从本机删除</Button>
        </Popconfirm>
      </div>
    </article>
  );
}

const keyOf = ({ what, index }: Unsaid): string => `${what}-${index}`;

const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });

const causes: Record<Exclude<FilmEnd['by'], 'person'>, string> = {
  page: '页面被关闭、手机没电，或者浏览器被系统关掉。之前录的都在本机，最后一两秒可能没有录到。',
  device: '摄像头或麦克风断开，或者被来电、其他应用占用。之前录的都在本机。',
  space: '本机存储已满。之前录的都在本机，请先入库，再清理空间。',
};
