import type { Api, CaseView, FactView } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Input, Popconfirm, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { FilmingDuties } from '../recordings/FilmingDuties.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';
import { useNow } from '../time/use-now.ts';
import { IntakeList } from '../upload/IntakeList.tsx';
import { mediumOf } from '../upload/take-in.ts';
import { offsetWords } from './clock-offset.ts';
import { interruptionsOf, unsaid } from './film-course.ts';
import { filmTimes, playingSeconds } from './film-times.ts';
import { beginFilm, type OpenFilm } from './live-film.ts';
import { OwnCamera } from './OwnCamera.tsx';
import { RecordHere } from './RecordHere.tsx';
import type { KeptFilm } from './sealed-rows.ts';
import { deviceChoices, rememberThisDevice, thisDevice, unregisteredPhone } from './this-device.ts';
import { UnfinishedFilms } from './UnfinishedFilms.tsx';
import { useClockOffset } from './use-clock-offset.ts';
import { useFilms } from './use-films.ts';
import { usePlace } from './use-place.ts';
import { useServerPart } from './use-server-part.ts';
import './camera.css';

/** Filming an act with the camera of this phone: what must be seen on it, then one tap; what was made is kept here until it is in. */
export function CameraPage() {
  const { case: caseId } = useParams({ from: '/desk/cases/$case/camera' });
  const query = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => call<Api['cases']['view']>('GET', '/api/cases/:case', { params: { case: caseId } }),
  });
  if (query.data === undefined)
    return query.error === null ? <Skeleton active paragraph={{ rows: 8 }} /> : <ProblemCard error={query.error} />;
  return <Camera view={query.data} />;
}

type Times = { readonly startedAt: string | null; readonly endedAt: string | null };
const timesOf = (from: number, to: number): Times => ({
  startedAt: new Date(from).toISOString(),
  endedAt: new Date(to).toISOString(),
});

const words = { video: '录像', photo: '照片', audio: '录音' } as const;

function Camera({ view }: { view: CaseView }) {
  const { act: asked } = useSearch({ from: '/desk/cases/$case/camera' });
  const me = useSignedIn();
  const now = useNow(30_000);
  const place = usePlace();
  const offset = useClockOffset();
  const devices = useQuery({
    queryKey: ['devices'],
    queryFn: () => call<Api['agency']['devices']>('GET', '/api/devices'),
  });
  const people = useQuery({ queryKey: ['people'], queryFn: () => call<Api['people']['list']>('GET', '/api/people') });
  const acts = view.facts.filter((fact) => fact.family === 'step' && fact.annulledBy === null);
  const [chosenAct, setAct] = useState(asked ?? acts.at(-1)?.id ?? '');
  const [chosenDevice, setDevice] = useState<string | null>(null);
  const [recordedBy, setRecordedBy] = useState(me.person);
  const [announced, setAnnounced] = useState(true);
  const [saving, setSaving] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const server = useServerPart(me.person);
  const films = useFilms(view.id, me, server.data);
  const disabled = !view.mayRecord || saving || server.data === undefined;
  const act = acts.find(({ id }) => id === chosenAct);
  const device = chosenDevice ?? thisDevice(devices.data?.devices ?? [], me.person);

  /** What is known of whatever is filmed now: by whom, with what, where, and what it shows. */
  const about = (medium: keyof typeof words, order: number, times: Times): Omit<KeptFilm, 'file'> => ({
    record: newId(),
    person: me.person,
    caseTitle: view.header.title,
    caseId: view.id,
    covers: act === undefined ? [] : [act.id],
    recordedBy,
    announced,
    sensitivity: '无',
    order,
    told: {
      title: `${act?.title ?? '现场'}${words[medium]}`,
      device,
      place: place.words.trim() === '' ? null : place.words.trim(),
      ...times,
    },
  });
  const take = async (files: readonly File[], opened: number | null) => {
    const came = Date.now();
    setSaving(true);
    for (const [index, file] of files.entries()) {
      const seconds = opened === null ? null : await playingSeconds(file);
      const times = filmTimes({ opened: opened ?? came, came, modified: file.lastModified, seconds });
      await films.add({ ...about(mediumOf(file), came + index, times), file });
    }
    setSaving(false);
  };
  /** All its pieces are here: handed in at once, unless its record has yet to say why it stood still or broke off. */
  const ended = async (open: OpenFilm) => {
    if (unsaid(open.course).length > 0) return films.leaveOpen(open);
    const { course, film } = open;
    const [from, to] = [course.startedAt, course.end?.at ?? course.startedAt];
    const told =
      film.told === undefined
        ? {}
        : { told: { ...film.told, ...timesOf(from, to), interruptions: interruptionsOf(course) } };
    const kept = await open.finish({ ...film, ...told, course }, { lastModified: to });
    films.close(open);
    void films.send(kept);
  };

  return (
    <>
      <PageTitle title="现场拍摄" note={<About view={view} act={act} />} />
      {!view.mayRecord && <StatusMark status="broken" word="您不能为本案记录" />}
      <div className="panel camera-page">
        <section aria-label="须录什么">
          {act === undefined ? (
            <p className="soft">选定执法活动后，这里写明必须从何时录到何时、录到什么。</p>
          ) : (
            <FilmingDuties act={act.kind} none="这项活动没有必须音像记录的规定，可以视需要拍摄。" />
          )}
        </section>
        <div className="camera-page__facts">
          <label htmlFor="camera-act">执法活动</label>
          <Select
            id="camera-act"
            showSearch={{ optionFilterProp: 'label' }}
            value={chosenAct === '' ? null : chosenAct}
            placeholder="还没有可以拍摄的活动"
            onChange={setAct}
            options={acts.map((fact) => ({ value: fact.id, label: `${moment(fact.at)} ${fact.title}` }))}
          />
          <label htmlFor="camera-by">录制人</label>
          <Select
            id="camera-by"
            showSearch={{ optionFilterProp: 'label' }}
            value={recordedBy}
            onChange={setRecordedBy}
            options={(people.data?.people ?? [{ id: me.person, name: me.name }]).map(({ id, name }) => ({
              value: id,
              label: name,
            }))}
          />
          <label htmlFor="camera-device">本机</label>
          <Select
            id="camera-device"
            value={device}
            loading={devices.isPending}
            onChange={(value) => {
              setDevice(value);
              rememberThisDevice(value);
            }}
            options={deviceChoices(devices.data?.devices ?? [])}
          />
          {devices.isSuccess && device === unregisteredPhone && (
            <div className="camera-page__wide">
              <StatusMark status="broken" word="本机不在设备台账" />
              <p className="soft">
                拍摄的音像照样入库，并标明以未登记设备录制（第二十七条）。本单位的手机请选定编号，没有编号的由设备管理人员登记。
              </p>
            </div>
          )}
          <label htmlFor="camera-place">地点</label>
          <div className="camera-page__place">
            <Input
              id="camera-place"
              maxLength={200}
              value={place.words}
              placeholder="可不填"
              onChange={({ target }) => place.write(target.value)}
            />
            <Button loading={place.asking} onClick={place.ask}>
              取位置
            </Button>
          </div>
          {place.problem !== null && <span className="camera-page__wide soft">{place.problem}</span>}
          <Checkbox
            className="camera-page__wide"
            checked={announced}
            onChange={({ target }) => setAnnounced(target.checked)}
          >
            录制时已告知在场人员
          </Checkbox>
        </div>
        {offset !== null && (
          <StatusMark
            status="due"
            word={`${offsetWords(offset)}：请在手机设置里打开“自动设置时间”。录制的起止按本机时钟记，入库时按设备台账的校时扣除`}
          />
        )}
        {server.error !== null && <ProblemCard error={server.error} />}
        <UnfinishedFilms
          films={films.open}
          now={now}
          onTold={ended}
          onDrop={(film) => void film.drop().then(() => films.close(film))}
        />
        <div className={`camera-page__shutter${isOpen ? ' camera-page__shutter--open' : ''}`}>
          <RecordHere
            disabled={disabled}
            onBegin={(medium, file, course) => {
              if (server.data == null) throw new Error('the key of its owner is not here');
              const film = about(medium, course.startedAt, { startedAt: null, endedAt: null });
              return beginFilm(film, file, course, server.data);
            }}
            onEnd={ended}
            onPhoto={(photo) => take([photo], photo.lastModified)}
            onOpen={setOpen}
          />
          {!isOpen && <OwnCamera disabled={disabled} onFiles={take} />}
        </div>
        {saving && <span role="status">正在存到本机，请稍候</span>}
        {films.unkept && <StatusMark status="broken" word="这部手机没有留出存储空间：收到“已入库”之前请不要关闭本页" />}
        {films.isPlain && (
          <StatusMark status="due" word="本页不是经 HTTPS 打开的：存在本机的音像没有加密，请尽快入库" />
        )}
        {films.unreadable > 0 && (
          <StatusMark
            status="broken"
            word={`本机有 ${films.unreadable} 份音像打不开，可能已经损坏或者被改动；请登记无法入库的原因`}
          />
        )}
        <p className="soft">
          在本页录制的，边录边{films.isPlain ? '' : '加密'}
          存在本机，断电、来电最多少录最后一两秒。拍完、录完即开始上传，断网、关机、关闭页面后再打开可从断点继续；收到“已入库”之前请不要清除浏览器数据。
        </p>
        <IntakeList
          intakes={films.intakes}
          now={now}
          done="已入库，本机不再保存"
          onAgain={films.again}
          otherwise={({ key }) => (
            <Popconfirm
              title="从本机删除这份音像？"
              description="它还没有入库，删除后不能找回。"
              okText="删除"
              cancelText="保留"
              onConfirm={() => films.drop(key)}
            >
              <Button size="small" type="text">
                从本机删除
              </Button>
            </Popconfirm>
          )}
        />
      </div>
    </>
  );
}

function About({ view, act }: { view: CaseView; act: FactView | undefined }) {
  const { title } = view.header;
  if (act === undefined) return title;
  return (
    <Link to="/cases/$case/$tab" params={{ case: view.id, tab: 'process' }} search={{ item: act.id }}>
      {title}，{act.title}
    </Link>
  );
}
