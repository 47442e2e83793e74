import type { Api, WaitingFile } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { call } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import { moment } from '../time/moment.ts';
import { sizeWords } from './size-words.ts';
import type { HandingActs } from './use-handing.ts';
import { leaveFile, waitingBeside, waitingKey } from './waiting-files.ts';

type Props = { readonly caseId: string; readonly handing: HandingActs };

/** Files that came in from this page before and that nobody confirmed: they go on from here, or are asked about no more. */
export function WaitingFiles({ caseId, handing }: Props) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: waitingKey,
    queryFn: () => call<Api['evidence']['waiting']>('GET', '/api/recordings/waiting'),
  });
  const leave = useMutation({
    mutationFn: ({ upload }: WaitingFile) => leaveFile(upload),
    onSettled: () => client.invalidateQueries({ queryKey: waitingKey }),
  });
  const files = waitingBeside(query.data?.items ?? [], caseId, handing.handing);
  if (files.length === 0) return null;
  return (
    <section className="upload__plan" aria-label="上次没有核对完的文件">
      <p className="upload__question">
        <StatusMark status="due" word={`上次传完的 ${files.length} 个文件还没有记为音像记录`} />
      </p>
      <ul className="upload__list">
        {files.map((file) => (
          <li key={file.upload}>
            <div className="upload__line">
              <strong>{file.name}</strong>
              <span className="soft figures">{sizeWords(file.size)}</span>
            </div>
            <span className="soft figures">{moment(file.sealedAt)} 传完</span>
            <div className="upload__acts">
              <Popconfirm
                title="不再提示这个文件？不会记为音像记录，设备中的请不要删除。"
                okText="不交这个"
                cancelText="留着"
                onConfirm={() => leave.mutate(file)}
              >
                <Button size="small">不交这个</Button>
              </Popconfirm>
            </div>
          </li>
        ))}
      </ul>
      {leave.error !== null && <ProblemCard error={leave.error} />}
      <div className="upload__acts">
        <Button type="primary" onClick={() => handing.takeUp(files)}>
          接着核对（{files.length} 个文件）
        </Button>
      </div>
    </section>
  );
}
