import type { ReadFinding } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { submit } from '../record/submit.ts';
import { submitAgency } from '../record/submit-agency.ts';
import { leadingOffice } from '../status/acting-as.ts';

/** `caseId` is null where the duty is the bureau's own; `stated`: what cannot be cured was answered for already. */
type Props = { finding: ReadFinding; caseId: string | null; stated: boolean };

const verdicts = [
  { value: 'met', label: '符合' },
  { value: 'breached', label: '不符合' },
  { value: 'notApplicable', label: '不适用' },
] as const;
type Verdict = (typeof verdicts)[number]['value'];

/** What the law leaves to a person is judged by them, with the reason; what cannot be cured is let through by the head's statement. */
export function Answer({ finding, caseId, stated }: Props) {
  const [open, setOpen] = useState(false);
  const judges = finding.status === 'judgement';
  if (!judges && stated) return <span className="soft">已有缺失说明</span>;
  if (!finding.mayAnswer || (caseId === null && !judges)) return null;
  return (
    <>
      <Button size="small" type="primary" ghost className="no-print" onClick={() => setOpen(true)}>
        {judges ? '作出判断' : '缺失说明'}
      </Button>
      {open && <Form finding={finding} caseId={caseId} judges={judges} onClose={() => setOpen(false)} />}
    </>
  );
}

type FormProps = Omit<Props, 'stated'> & { judges: boolean; onClose: () => void };

function Form({ finding, caseId, judges, onClose }: FormProps) {
  const me = useSignedIn();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [id] = useState(newId);
  const [verdict, setVerdict] = useState<Verdict>('met');
  const [reason, setReason] = useState('');
  const [about] = finding.records;
  const give = useMutation({
    mutationFn: () => {
      const office = leadingOffice(me)?.title ?? '判断人';
      const people = [{ role: office, person: me.person, name: me.name }];
      const said = { obligation: finding.id, reason: reason.trim() };
      const data = judges ? { ...said, verdict, office } : said;
      if (caseId === null) return submitAgency(me, 'judgement', data, id, people);
      return submit(
        me,
        {
          kind: judges ? 'judgement' : 'incurableStatement',
          case: caseId,
          from: new Date().toISOString(),
          people,
          links: judges && about !== undefined ? [{ rel: 'judges', record: about }] : [],
          data,
        },
        id,
      );
    },
    onSuccess: async () => {
      void message.success(judges ? '判断已记入' : '说明已记入，违规事项照旧保留');
      await client.invalidateQueries({ queryKey: caseId === null ? ['agencyFindings'] : ['case', caseId] });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={`${judges ? '判断' : '缺失、补正说明'}：${finding.article}`}
      okText={judges ? '记入判断' : '签署说明'}
      cancelText="暂不"
      onCancel={onClose}
      okButtonProps={{ disabled: reason.trim() === '', loading: give.isPending }}
      onOk={() => give.mutate()}
    >
      <div className="approve">
        <p className="soft">{finding.message}</p>
        {judges ? (
          <>
            <span>{finding.duty}</span>
            <Segmented<Verdict>
              aria-label="判断"
              value={verdict}
              onChange={setVerdict}
              options={verdicts.map(({ value, label }) => ({ value, label }))}
            />
          </>
        ) : (
          <p className="soft">这项记录已不能补做。说明签署后案件可以继续办理；违规事项永久保留，不因说明而消失。</p>
        )}
        <label htmlFor="answer-reason">理由</label>
        <Input.TextArea
          id="answer-reason"
          rows={3}
          maxLength={1000}
          placeholder={judges ? '依据哪些材料、为什么这样判断' : '为什么缺失、已采取什么补救、责任如何'}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {give.error !== null && <ProblemCard error={give.error} />}
      </div>
    </Modal>
  );
}
