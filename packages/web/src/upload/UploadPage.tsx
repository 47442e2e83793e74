import { InboxOutlined } from '@ant-design/icons';
import type { Api } from '@liuhen/server/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Checkbox, Progress, Select, Upload } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { dueIn } from '../recordings/intake-clock.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { left, moment } from '../time/moment.ts';
import { useNow } from '../time/use-now.ts';
import { type Intake, takeIn } from './take-in.ts';
import './upload.css';

/** Handing in recordings of a case: pick the files and the acts they show (one film may run through several); each is followed to its acknowledgement. */
export function UploadPage() {
  const { case: caseId } = useParams({ from: '/desk/cases/$case/upload' });
  const client = useQueryClient();
  const me = useSignedIn();
  const now = useNow(30_000);
  const [covers, setCovers] = useState<string[]>([]);
  const [recordedBy, setRecordedBy] = useState(me.person);
  const [announced, setAnnounced] = useState(true);
  const [sensitivity, setSensitivity] = useState('无');
  const people = useQuery({ queryKey: ['people'], queryFn: () => call<Api['people']['list']>('GET', '/api/people') });
  const [intakes, setIntakes] = useState<readonly Intake[]>([]);
  const query = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => call<Api['cases']['view']>('GET', '/api/cases/:case', { params: { case: caseId } }),
  });
  const acts = query.data?.facts.filter((fact) => fact.family === 'step' && fact.annulledBy === null) ?? [];
  const update = (intake: Intake) =>
    setIntakes((before) =>
      [...before.filter((other) => other.key !== intake.key), intake].sort((a, b) => a.order - b.order),
    );
  const add = (file: File) => {
    void takeIn(
      { file, caseId, covers, recordedBy, announced, sensitivity, order: Date.now() + Math.random() },
      update,
    ).finally(() => client.invalidateQueries({ queryKey: ['case', caseId] }));
    return false;
  };
  return (
    <>
      <PageTitle title="音像入库" note={query.data?.header.title ?? ' '} />
      {query.error !== null && <ProblemCard error={query.error} />}
      <div className="panel upload">
        <label htmlFor="upload-act">对应的执法活动</label>
        <Select
          id="upload-act"
          mode="multiple"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="可选几项；也可先不选，入库后再关联"
          value={covers}
          onChange={setCovers}
          options={acts.map((fact) => ({ value: fact.id, label: `${moment(fact.at)} ${fact.title}` }))}
        />
        <label htmlFor="upload-by">录制人</label>
        <Select
          id="upload-by"
          showSearch={{ optionFilterProp: 'label' }}
          value={recordedBy}
          onChange={setRecordedBy}
          options={(people.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <label htmlFor="upload-secrecy">密级标识</label>
        <Select
          id="upload-secrecy"
          value={sensitivity}
          onChange={setSensitivity}
          options={['无', '工作秘密', '商业秘密', '个人隐私'].map((value) => ({ value, label: value }))}
        />
        <Checkbox checked={announced} onChange={(event) => setAnnounced(event.target.checked)}>
          录制时已告知在场人员
        </Checkbox>
        <Upload.Dragger
          multiple
          showUploadList={false}
          beforeUpload={add}
          accept="video/*,audio/*,image/*,.3gp,.amr,.ts,.mts,.avi"
        >
          <p>
            <InboxOutlined className="upload__icon" />
          </p>
          <p>把录像、录音、照片拖到这里，或点按选择</p>
          <p className="soft">断网、关机后可从断点继续；收到“已入库”之前请不要删除设备中的文件</p>
        </Upload.Dragger>
        {intakes.length > 1 && <Whole intakes={intakes} />}
        <ul className="upload__list">
          {intakes.map((intake) => (
            <li key={intake.key}>
              <div className="upload__line">
                <strong>{intake.name}</strong>
                <span className="soft figures">{(intake.size / 1_048_576).toFixed(1)} MB</span>
              </div>
              {intake.state !== 'done' && <Clock intake={intake} now={now} />}
              {intake.state === 'sending' && (
                <Progress percent={Math.floor((intake.sent / Math.max(intake.size, 1)) * 100)} size="small" />
              )}
              {intake.state === 'hashing' && <span className="soft">正在核对整份文件的摘要</span>}
              {intake.state === 'done' && <StatusMark status="met" word="已入库，设备中的文件可以删除" />}
              {intake.state === 'failed' && (
                <div className="upload__failed">
                  <StatusMark status="broken" word={intake.problem ?? '未能入库'} />
                  <Button size="small" onClick={intake.again}>
                    继续上传
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

/** From the first second that a file is known here, its twenty-four hours are seen running. */
function Clock({ intake, now }: { intake: Intake; now: number }) {
  const { past, words } = left(dueIn(intake.madeAt), now);
  return <StatusMark status={past ? 'broken' : 'due'} word={`24 小时入库：${words}`} />;
}

function Whole({ intakes }: { intakes: readonly Intake[] }) {
  const size = intakes.reduce((sum, one) => sum + one.size, 0);
  const sent = intakes.reduce((sum, one) => sum + (one.state === 'done' ? one.size : one.sent), 0);
  const done = intakes.filter(({ state }) => state === 'done').length;
  return (
    <div>
      <span className="figures">
        共 {intakes.length} 份，已入库 {done} 份
      </span>
      <Progress
        percent={done === intakes.length ? 100 : Math.min(99, Math.floor((sent / Math.max(size, 1)) * 100))}
        size="small"
      />
    </div>
  );
}
