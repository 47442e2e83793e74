import type { Api } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Skeleton, Upload } from 'antd';
import { useRef, useState } from 'react';
import { AgencyForm } from '../agency/AgencyForm.tsx';
import { call, RequestProblem } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StepUp } from '../document/StepUp.tsx';
import { SignaturePad, type Strokes } from '../draft/SignaturePad.tsx';
import { newId } from '../record/new-id.ts';
import { moment } from '../time/moment.ts';
import { sendAndSeal } from '../upload/take-in.ts';
import '../draft/sign.css';
import './specimen.css';

/** My own specimen: printed where I sign by proving who I am. Deposited, replaced and withdrawn by nobody but me (or security). */
export function SpecimenPanel() {
  const me = useSignedIn();
  const [revoking, setRevoking] = useState(false);
  const [writing, setWriting] = useState(false);
  const query = useQuery({
    queryKey: ['specimen'],
    queryFn: () => call<Api['specimens']['mine']>('GET', '/api/session/specimen'),
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 5 }} />;
  const { specimen, mayDeposit } = query.data;
  return (
    <div className="panel specimen">
      <p className="soft">
        负责人不便手写时，验证身份后签名，签发件上印出存入的样本（电子签名法第十三条：签名由本人控制）。样本只由本人存入、更换；换过之后，此前所签的仍印原来的样本。
      </p>
      {specimen === null ? (
        <p>
          <strong>{me.name}</strong> 还没有存入签名样本，验证身份后签名只印姓名。
        </p>
      ) : (
        <figure>
          <img src={`/api/session/specimen/picture?of=${specimen.record}`} alt={`${me.name}的签名样本`} />
          <figcaption className="soft figures">{moment(specimen.at)} 存入</figcaption>
        </figure>
      )}
      {!mayDeposit && <p className="soft">您的职务不签署文书，不需要存入样本。</p>}
      {mayDeposit && !writing && (
        <div className="sign__acts">
          {specimen !== null && <Button onClick={() => setRevoking(true)}>收回样本</Button>}
          <Button type="primary" onClick={() => setWriting(true)}>
            {specimen === null ? '存入样本' : '更换样本'}
          </Button>
        </div>
      )}
      {writing && <Deposit onDone={() => setWriting(false)} />}
      {revoking && (
        <AgencyForm
          title="收回签名样本"
          note="收回后，验证身份签名只印姓名；此前所签的照旧。"
          done="已收回"
          fields={[{ name: 'reason', label: '理由', control: 'long', required: true }]}
          submit={({ reason }) =>
            call<Api['specimens']['revoke']>('POST', '/api/people/:person/specimen/revocations', {
              params: { person: me.person },
              body: { id: newId(), reason: String(reason) },
            })
          }
          onClose={() => setRevoking(false)}
        />
      )}
    </div>
  );
}

function Deposit({ onDone }: { onDone: () => void }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [id] = useState(newId);
  const [stepUp, setStepUp] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [empty, setEmpty] = useState(true);
  const strokes = useRef<Strokes>([]);
  const clear = useRef<() => void>(() => undefined);
  const deposit = useMutation({
    mutationFn: async () =>
      call<Api['specimens']['deposit']>('POST', '/api/session/specimen', {
        body: { id, ...(file === null ? { strokes: strokes.current } : { file: await sendAndSeal(file) }) },
      }),
    onSuccess: async () => {
      void message.success('签名样本已存入');
      await client.invalidateQueries({ queryKey: ['specimen'] });
      onDone();
    },
    onError: (error) => setStepUp(error instanceof RequestProblem && error.problem.code === 'stepUpNeeded'),
  });
  return (
    <div className="specimen__write">
      <span className="sign__label">请在框内写下签名</span>
      <SignaturePad
        onChange={(next) => {
          strokes.current = next;
          setEmpty(next.length === 0);
        }}
        clear={clear}
      />
      <Upload
        accept="image/*"
        maxCount={1}
        beforeUpload={() => false}
        onChange={({ fileList }) => setFile(fileList[0]?.originFileObj ?? null)}
      >
        <Button size="small">或者选一张白纸上签名的照片</Button>
      </Upload>
      {deposit.error !== null && !stepUp && <ProblemCard error={deposit.error} />}
      <div className="sign__acts">
        <Button onClick={onDone}>取消</Button>
        <Button onClick={() => clear.current()}>重写</Button>
        <Button
          type="primary"
          disabled={empty && file === null}
          loading={deposit.isPending}
          onClick={() => deposit.mutate()}
        >
          存入
        </Button>
      </div>
      <StepUp open={stepUp} onClose={() => setStepUp(false)} onDone={() => deposit.mutate()} />
    </div>
  );
}
