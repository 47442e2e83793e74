import { DownOutlined } from '@ant-design/icons';
import type { Api, CaseView, FactView } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Input, Modal, Radio, Space, Tooltip } from 'antd';
import { useState } from 'react';
import { call, RequestProblem } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { AnswerAdvice } from './AnswerAdvice.tsx';
import { CorrectDocument } from './CorrectDocument.tsx';
import { Corrections } from './Corrections.tsx';
import { IssueDialog, type IssueWish } from './IssueDialog.tsx';
import { PaperActions } from './PaperActions.tsx';
import { isRevisable, Revise } from './Revise.tsx';
import { StepUp } from './StepUp.tsx';

type Props = { fact: FactView; view: CaseView };
/** Who has an opinion to give on a document of somebody else (第十六条). */
const approvers = ['brigadeChief', 'legalReviewer', 'deputyHead', 'bureauHead', 'cityHead'];
type Decision = 'approved' | 'returned' | 'refused';

/** What can be done with a fixed document: sign it, approve or return it, issue it with number, date and seal. */
export function DocumentActions({ fact, view }: Props) {
  const me = useSignedIn();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [approving, setApproving] = useState(false);
  const [stepUp, setStepUp] = useState(false);
  const [wishing, setWishing] = useState(false);
  const issue = useMutation({
    mutationFn: (wish: IssueWish) =>
      call<Api['documents']['issue']>('POST', '/api/cases/:case/documents/:record/issue', {
        params: { case: view.id, record: fact.id },
        body: { id: newId(), ...wish },
      }),
    onSuccess: async ({ number, seal }) => {
      void message.success(
        ['已签发', number === null ? null : `文号 ${number}`, seal === null ? null : `用印“${seal}”已登记`]
          .filter((part) => part !== null)
          .join('，'),
      );
      await client.invalidateQueries({ queryKey: ['case', view.id] });
    },
    onError: (error) => setStepUp(error instanceof RequestProblem && error.problem.code === 'stepUpNeeded'),
  });
  const approves = me.offices.some(({ office }) => approvers.includes(office));
  if (fact.annulledBy !== null || fact.document === null) return null;
  if (fact.document.rendition === null || !(view.maySign || approves)) return null;
  return (
    <div className="document-actions no-print">
      {view.maySign && (
        <Link to="/cases/$case/documents/$record/sign" params={{ case: view.id, record: fact.id }}>
          <Button type={fact.document.missingSigners.length > 0 ? 'primary' : 'default'}>签名</Button>
        </Link>
      )}
      {approves && <Button onClick={() => setApproving(true)}>审批</Button>}
      {!fact.document.issued && (
        <Space.Compact>
          <Button loading={issue.isPending} onClick={() => issue.mutate({})}>
            签发
          </Button>
          <Tooltip title="选用号段里的文号、另用印章、写明份数">
            <Button icon={<DownOutlined />} aria-label="签发：选择文号、用印" onClick={() => setWishing(true)} />
          </Tooltip>
        </Space.Compact>
      )}
      {view.mayRecord && <PaperActions fact={fact} view={view} />}
      {view.mayRecord && <AnswerAdvice fact={fact} view={view} />}
      {view.mayRecord && isRevisable(fact, view) && <Revise fact={fact} view={view} />}
      {view.mayRecord && <CorrectDocument fact={fact} view={view} />}
      <a href={`/api/cases/${view.id}/print?records=${fact.id}`} target="_blank" rel="noreferrer">
        <Button>打印</Button>
      </a>
      {issue.error !== null && !stepUp && <ProblemCard error={issue.error} />}
      {approving && <Approve fact={fact} view={view} onClose={() => setApproving(false)} />}
      <StepUp open={stepUp} onClose={() => setStepUp(false)} onDone={() => issue.mutate(issue.variables ?? {})} />
      {wishing && (
        <IssueDialog
          fact={fact}
          onClose={() => setWishing(false)}
          onIssue={(wish) => {
            setWishing(false);
            issue.mutate(wish);
          }}
        />
      )}
      <Corrections fact={fact} view={view} />
    </div>
  );
}

function Approve({ fact, view, onClose }: Props & { onClose: () => void }) {
  const me = useSignedIn();
  const client = useQueryClient();
  const [decision, setDecision] = useState<Decision>('approved');
  const [opinion, setOpinion] = useState('');
  // an officer who is also the chief gives an opinion as the chief
  const level = me.offices.find(({ office }) => approvers.includes(office))?.title;
  const [id] = useState(newId);
  const approve = useMutation({
    mutationFn: () =>
      call<Api['documents']['approve']>('POST', '/api/cases/:case/documents/:record/approvals', {
        params: { case: view.id, record: fact.id },
        body: { id, level: level ?? '审批人', decision, opinion: opinion.trim() },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['case', view.id] });
      await client.invalidateQueries({ queryKey: ['tasks'] });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={`审批：${fact.title}`}
      onCancel={onClose}
      okText="签署意见"
      cancelText="暂不"
      okButtonProps={{ disabled: opinion.trim() === '', loading: approve.isPending }}
      onOk={() => approve.mutate()}
    >
      <div className="approve">
        <Radio.Group
          value={decision}
          onChange={(event) => setDecision(event.target.value)}
          options={[
            { value: 'approved', label: '同意' },
            { value: 'returned', label: '退回修改' },
            { value: 'refused', label: '不同意' },
          ]}
        />
        <label htmlFor="opinion">意见（第十六条：须写明意见并签名，不得只写“已阅”）</label>
        <Input.TextArea
          id="opinion"
          rows={3}
          maxLength={2000}
          value={opinion}
          onChange={(event) => setOpinion(event.target.value)}
        />
        {approve.error !== null && <ProblemCard error={approve.error} />}
      </div>
    </Modal>
  );
}
