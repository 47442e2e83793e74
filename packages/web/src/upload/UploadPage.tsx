import { InboxOutlined } from '@ant-design/icons';
import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Checkbox, Select, Upload } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { moment } from '../time/moment.ts';
import { useNow } from '../time/use-now.ts';
import { IntakeList } from './IntakeList.tsx';
import { useIntakes } from './use-intakes.ts';
import './upload.css';

/** Handing in recordings of a case: pick the files and the acts they show (one film may run through several); each is followed to its acknowledgement. */
export function UploadPage() {
  const { case: caseId } = useParams({ from: '/desk/cases/$case/upload' });
  const me = useSignedIn();
  const now = useNow(30_000);
  const [covers, setCovers] = useState<string[]>([]);
  const [recordedBy, setRecordedBy] = useState(me.person);
  const [announced, setAnnounced] = useState(true);
  const [sensitivity, setSensitivity] = useState('无');
  const people = useQuery({ queryKey: ['people'], queryFn: () => call<Api['people']['list']>('GET', '/api/people') });
  const { intakes, start, again } = useIntakes();
  const query = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => call<Api['cases']['view']>('GET', '/api/cases/:case', { params: { case: caseId } }),
  });
  const acts = query.data?.facts.filter((fact) => fact.family === 'step' && fact.annulledBy === null) ?? [];
  const add = (file: File) => {
    void start({
      record: newId(),
      file,
      caseId,
      covers,
      recordedBy,
      announced,
      sensitivity,
      order: Date.now() + Math.random(),
    });
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
        <IntakeList intakes={intakes} now={now} done="已入库，设备中的文件可以删除" onAgain={again} />
      </div>
    </>
  );
}
