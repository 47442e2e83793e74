import type { Finding } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { submit } from '../record/submit.ts';
import { leadingOffice } from '../status/acting-as.ts';

const overseers = ['legalReviewer', 'supervisor', 'bureauHead', 'deputyHead'];

/** 督办: the legal office asks in writing for one finding to be answered, by when; it stands in the case like any record. */
export function Supervise({ finding, caseId }: { finding: Finding; caseId: string }) {
  const me = useSignedIn();
  const [open, setOpen] = useState(false);
  if (!me.offices.some(({ office }) => overseers.includes(office))) return null;
  return (
    <>
      <Button size="small" className="no-print" onClick={() => setOpen(true)}>
        督办
      </Button>
      {open && <Note finding={finding} caseId={caseId} onClose={() => setOpen(false)} />}
    </>
  );
}

function Note({ finding, caseId, onClose }: { finding: Finding; caseId: string; onClose: () => void }) {
  const me = useSignedIn();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [id] = useState(newId);
  const [demand, setDemand] = useState('');
  const [due, setDue] = useState<Dayjs | null>(null);
  const send = useMutation({
    mutationFn: () =>
      submit(
        me,
        {
          kind: 'supervisionNote',
          case: caseId,
          from: new Date().toISOString(),
          people: [{ role: leadingOffice(me)?.title ?? '督办人', person: me.person, name: me.name }],
          data: {
            obligation: finding.id,
            demand: demand.trim(),
            ...(due === null ? {} : { dueOn: due.format('YYYY-MM-DD') }),
          },
        },
        id,
      ),
    onSuccess: async () => {
      void message.success('督办已送达承办人');
      await client.invalidateQueries({ queryKey: ['case', caseId] });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={`督办：${finding.article}`}
      okText="送达承办人"
      cancelText="暂不"
      onCancel={onClose}
      okButtonProps={{ disabled: demand.trim() === '', loading: send.isPending }}
      onOk={() => send.mutate()}
    >
      <div className="approve">
        <p className="soft">{finding.message}</p>
        <label htmlFor="demand">要求</label>
        <Input.TextArea
          id="demand"
          rows={3}
          maxLength={1000}
          value={demand}
          onChange={(event) => setDemand(event.target.value)}
        />
        <label htmlFor="demand-due">回复期限</label>
        <DatePicker id="demand-due" value={due} onChange={setDue} />
        {send.error !== null && <ProblemCard error={send.error} />}
      </div>
    </Modal>
  );
}
