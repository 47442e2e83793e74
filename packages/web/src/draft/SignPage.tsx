import type { Api } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { App, AutoComplete, Button, Input, Radio, Skeleton } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { call, RequestProblem } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { PageTitle } from '../app/PageTitle.tsx';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { fileAddress } from '../case/fact/file-address.ts';
import { StepUp } from '../document/StepUp.tsx';
import { PagePictures } from '../pages/PagePictures.tsx';
import { newId } from '../record/new-id.ts';
import { SignaturePad, type Strokes } from './SignaturePad.tsx';
import { isOurs, namesFromOutside } from './signer-names.ts';
import './draft.css';
import './sign.css';

/** The page, then the pen. A signature covers exactly the bytes shown. */
export function SignPage() {
  const { case: caseId, record } = useParams({ from: '/desk/cases/$case/documents/$record/sign' });
  const me = useSignedIn();
  const client = useQueryClient();
  const { message } = App.useApp();
  // what was chosen or typed; until then the first line that is open, and whoever is likeliest to sign it
  const [chosenRole, setRole] = useState<string | null>(null);
  const [typedName, setName] = useState<string | null>(null);
  const [empty, setEmpty] = useState(true);
  const strokes = useRef<Strokes>([]);
  const clear = useRef<() => void>(() => undefined);
  const query = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => call<Api['cases']['view']>('GET', '/api/cases/:case', { params: { case: caseId } }),
  });
  const fact = query.data?.facts.find((candidate) => candidate.id === record);
  const rendition = fact?.document?.rendition ?? null;
  const missing = fact?.document?.missingSigners ?? [];
  const people = useQuery({
    queryKey: ['people'],
    queryFn: () => call<Api['people']['list']>('GET', '/api/people'),
    staleTime: 300_000,
  });
  const outside = useMemo(
    () =>
      query.data === undefined || fact === undefined
        ? []
        : namesFromOutside(query.data, fact, new Set([me.name, ...(people.data?.people ?? []).map((one) => one.name)])),
    [query.data, fact, people.data, me.name],
  );
  const roles = [...new Set(missing)];
  const role = chosenRole ?? roles[0] ?? '';
  const name = typedName ?? (role === '' ? '' : isOurs(role) ? me.name : (outside[0] ?? ''));
  const [stepUp, setStepUp] = useState(false);
  const sign = useMutation({
    mutationFn: (method: 'screen' | 'stepUp') =>
      call<Api['documents']['sign']>('POST', '/api/cases/:case/documents/:record/signatures', {
        params: { case: caseId, record },
        body: {
          id: newId(),
          role: role.trim(),
          ...(method === 'stepUp'
            ? { name: me.name, person: me.person }
            : {
                name: name.trim(),
                person: name.trim() === me.name ? me.person : null,
                strokes: strokes.current,
              }),
          method,
          over: rendition?.sha256 ?? '',
        },
      }),
    onSuccess: async () => {
      clear.current();
      setEmpty(true);
      setName(null);
      setRole(null);
      void message.success('签名已入库');
      await client.invalidateQueries({ queryKey: ['case', caseId] });
    },
    onError: (error) => setStepUp(error instanceof RequestProblem && error.problem.code === 'stepUpNeeded'),
  });
  if (query.error !== null) return <ProblemCard error={query.error} />;
  if (query.data === undefined) return <Skeleton active paragraph={{ rows: 14 }} />;
  if (fact === undefined || rendition === null)
    return <PageTitle title="这份文书还没有定稿" note="定稿之后才能签名：签名只对眼前这一版有效。" />;
  return (
    <>
      <PageTitle
        title={`签名：${fact.title}`}
        note={missing.length === 0 ? '应签的都已签' : `还缺：${missing.join('、')}`}
      >
        <Button href={fileAddress(caseId, record, rendition.sha256)} target="_blank" rel="noreferrer">
          打开原件
        </Button>
        <Link to="/cases/$case/$tab" params={{ case: caseId, tab: 'documents' }} search={{}}>
          <Button>返回案件</Button>
        </Link>
      </PageTitle>
      <div className="draft">
        <div className="preview sign__page">
          <PagePictures source={fileAddress(caseId, record, rendition.sha256)} title={fact.title} />
        </div>
        <div className="panel sign" data-signatures={fact.document?.signatures ?? 0}>
          <span className="sign__label" id="sign-roles">
            签名人身份
          </span>
          <Radio.Group
            aria-labelledby="sign-roles"
            className="sign__roles"
            value={roles.includes(role) ? role : ''}
            onChange={(event) => {
              setRole(event.target.value);
              setName(null);
            }}
            options={[...roles.map((value) => ({ value, label: value })), { value: '', label: '其他身份' }]}
          />
          {!roles.includes(role) && (
            <Input
              aria-label="其他身份"
              value={role}
              maxLength={60}
              placeholder="写明身份，如“代理人”"
              onChange={(event) => setRole(event.target.value)}
            />
          )}
          <label htmlFor="sign-name">姓名</label>
          <AutoComplete
            id="sign-name"
            value={name}
            onChange={(next: string) => setName(next)}
            options={[me.name, ...outside].map((value) => ({
              value,
              label: value === me.name ? `${value}（我本人）` : value,
            }))}
          />
          <span className="sign__label">请在框内签名</span>
          <SignaturePad
            onChange={(next) => {
              strokes.current = next;
              setEmpty(next.length === 0);
            }}
            clear={clear}
          />
          {sign.error !== null && !stepUp && <ProblemCard error={sign.error} />}
          <div className="sign__acts">
            <Button onClick={() => clear.current()}>重写</Button>
            <Button
              type="primary"
              disabled={empty || role.trim() === '' || name.trim() === ''}
              loading={sign.isPending}
              onClick={() => sign.mutate('screen')}
            >
              确认签名
            </Button>
          </div>
          <p className="soft">笔迹、时间和设备一并保存。签名只对所示的这一版文书有效。</p>
          <WithoutPen disabled={role.trim() === ''} pending={sign.isPending} onSign={() => sign.mutate('stepUp')} />
          <StepUp open={stepUp} onClose={() => setStepUp(false)} onDone={() => sign.mutate('stepUp')} />
        </div>
      </div>
    </>
  );
}

/** A head without a pen: who they are is proved once more, and the specimen they deposited is printed. */
function WithoutPen({ disabled, pending, onSign }: { disabled: boolean; pending: boolean; onSign: () => void }) {
  const me = useSignedIn();
  const query = useQuery({
    queryKey: ['specimen'],
    queryFn: () => call<Api['specimens']['mine']>('GET', '/api/session/specimen'),
  });
  if (query.data?.mayDeposit !== true) return null;
  const { specimen } = query.data;
  return (
    <div className="sign__without">
      <Button disabled={disabled} loading={pending} onClick={onSign}>
        不用手写，验证身份后以 {me.name} 签名
      </Button>
      {specimen === null ? (
        <span className="soft">
          您没有存入签名样本，只印姓名。{' '}
          <Link to="/documents" search={{ tab: 'specimen' }}>
            存入样本
          </Link>
        </span>
      ) : (
        <img src={`/api/session/specimen/picture?of=${specimen.record}`} alt={`${me.name}的签名样本`} />
      )}
    </div>
  );
}
