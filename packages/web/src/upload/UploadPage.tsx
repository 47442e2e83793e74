import { InboxOutlined } from '@ant-design/icons';
import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Checkbox, Input, Select, Upload } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { useStay } from '../app/use-stay.ts';
import { moment } from '../time/moment.ts';
import { useNow } from '../time/use-now.ts';
import { SetList } from './SetList.tsx';
import { useHanding } from './use-handing.ts';
import { WaitingFiles } from './WaitingFiles.tsx';
import { undone } from './waiting-files.ts';
import './upload.css';

/**
 * Handing in recordings of a case: what is true of all of them is said once, then the files are picked. Several of one filming become
 * one recording, by one tap; each is followed to its acknowledgement.
 */
export function UploadPage() {
  const { case: caseId } = useParams({ from: '/desk/cases/$case/upload' });
  const me = useSignedIn();
  const now = useNow(30_000);
  const [covers, setCovers] = useState<string[]>([]);
  const [recordedBy, setRecordedBy] = useState(me.person);
  const [announced, setAnnounced] = useState(true);
  const [sensitivity, setSensitivity] = useState('无');
  const people = useQuery({ queryKey: ['people'], queryFn: () => call<Api['people']['list']>('GET', '/api/people') });
  const [place, setPlace] = useState('');
  const [proves, setProves] = useState('');
  const handing = useHanding(caseId);
  useStay(questionOf(undone(handing.handing, handing.reading)));
  const query = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => call<Api['cases']['view']>('GET', '/api/cases/:case', { params: { case: caseId } }),
  });
  const acts = query.data?.facts.filter((fact) => fact.family === 'step' && fact.annulledBy === null) ?? [];
  const isAsking = handing.reading > 0 || handing.handing.gatherings.some(({ state }) => state === 'open');
  const confirm = () => handing.confirm({ caseId, covers, recordedBy, announced, sensitivity, place, proves });
  const add = async (files: readonly File[]) => {
    await handing.add(files);
    // one file alone is one recording: nobody is asked
    if (files.length === 1 && !isAsking) confirm();
  };
  return (
    <>
      <PageTitle title="音像入库" note={query.data?.header.title ?? ' '} />
      {query.error !== null && <ProblemCard error={query.error} />}
      <div className="panel upload">
        <WaitingFiles caseId={caseId} handing={handing} />
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
        <label htmlFor="upload-place">地点</label>
        <Input
          id="upload-place"
          maxLength={200}
          placeholder="几个文件一处的，写一次；可不填"
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        />
        <label htmlFor="upload-proves">证明对象</label>
        <Input
          id="upload-proves"
          maxLength={1000}
          placeholder="例：检查全程；总排口正在排放"
          value={proves}
          onChange={(event) => setProves(event.target.value)}
        />
        <Checkbox checked={announced} onChange={(event) => setAnnounced(event.target.checked)}>
          录制时已告知在场人员
        </Checkbox>
        <Upload.Dragger
          multiple
          showUploadList={false}
          beforeUpload={(file, files) => {
            // told of each file of one pick: with the last of them all are known
            if (file === files.at(-1)) void add(files);
            return false;
          }}
          accept="video/*,audio/*,image/*,.3gp,.amr,.ts,.mts,.avi"
        >
          <p>
            <InboxOutlined className="upload__icon" />
          </p>
          <p>把录像、录音、照片拖到这里，或点按选择；同一次拍摄的几个文件一起选</p>
          <p className="soft">断网、关机后可从断点继续；收到“已入库”之前请不要删除设备中的文件</p>
        </Upload.Dragger>
        <SetList handing={handing} now={now} onConfirm={confirm} />
      </div>
    </>
  );
}

function questionOf(left: ReturnType<typeof undone>) {
  if (left === null) return null;
  const { files, open, first } = left;
  const which = first === null ? `${files} 个文件` : files === 1 ? `“${first}”` : `“${first}”等 ${files} 个文件`;
  return {
    title: `${which}还没有记为音像记录，现在离开？`,
    content: `${open > 0 ? `其中 ${open} 个还没有按件核对。` : ''}已经传完的留在本单位，七日内回到本页可以接着核对；没有传完的，回来重新选取，从断点继续。设备中的文件请不要删除（第二十七条：24 小时内入库）。`,
    leave: '离开',
    stay: '留下核对',
  };
}
