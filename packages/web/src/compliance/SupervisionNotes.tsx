import type { FactView } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSignedIn } from '../app/frame/me-context.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { newId } from '../record/new-id.ts';
import { submit } from '../record/submit.ts';
import { leadingOffice } from '../status/acting-as.ts';
import { day } from '../time/moment.ts';

type Props = { obligation: string; facts: readonly FactView[]; caseId: string };

/** What was asked about a duty in writing, by when, and what was answered; whose brigade it is answers here. */
export function SupervisionNotes({ obligation, facts, caseId }: Props) {
  const notes = facts.filter(
    ({ kind, data, annulledBy }) => kind === 'supervisionNote' && data.obligation === obligation && annulledBy === null,
  );
  if (notes.length === 0) return null;
  return (
    <ul className="supervision-notes" aria-label="督办">
      {notes.map((note) => (
        <Note key={note.id} note={note} facts={facts} caseId={caseId} />
      ))}
    </ul>
  );
}

function Note({ note, facts, caseId }: { note: FactView; facts: readonly FactView[]; caseId: string }) {
  const me = useSignedIn();
  const [answering, setAnswering] = useState(false);
  const answers = facts.filter(
    ({ kind, links, annulledBy }) =>
      kind === 'supervisionAnswer' && annulledBy === null && links.some(({ record }) => record === note.id),
  );
  const due = typeof note.data.dueOn === 'string' ? `，${day(note.data.dueOn)}前回复` : '';
  return (
    <li>
      <span>
        <b>督办</b> {String(note.data.demand)}{' '}
        <span className="soft">
          {note.actor?.name ?? ''}，{day(note.at)}
          {due}
        </span>
      </span>
      {answers.map((answer) => (
        <span key={answer.id}>
          <b>回复</b> {String(answer.data.answer)}{' '}
          <span className="soft">
            {answer.actor?.name ?? ''}，{day(answer.at)}
          </span>
        </span>
      ))}
      {answers.length === 0 && me.offices.some(({ office }) => office === 'brigadeChief') && !answering && (
        <Button size="small" className="no-print" onClick={() => setAnswering(true)}>
          回复督办
        </Button>
      )}
      {answering && <Reply note={note.id} caseId={caseId} onDone={() => setAnswering(false)} />}
    </li>
  );
}

function Reply({ note, caseId, onDone }: { note: string; caseId: string; onDone: () => void }) {
  const me = useSignedIn();
  const client = useQueryClient();
  const [id] = useState(newId);
  const [answer, setAnswer] = useState('');
  const send = useMutation({
    mutationFn: () =>
      submit(
        me,
        {
          kind: 'supervisionAnswer',
          case: caseId,
          from: new Date().toISOString(),
          people: [{ role: leadingOffice(me)?.title ?? '回复人', person: me.person, name: me.name }],
          links: [{ rel: 'answers', record: note }],
          data: { answer: answer.trim() },
        },
        id,
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['case', caseId] });
      onDone();
    },
  });
  return (
    <form
      className="supervision-notes__reply no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (answer.trim() !== '') send.mutate();
      }}
    >
      <Input.TextArea
        aria-label="回复"
        rows={2}
        maxLength={1000}
        placeholder="怎样整改、什么时候完成"
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <Button type="primary" size="small" htmlType="submit" disabled={answer.trim() === ''} loading={send.isPending}>
        回复
      </Button>
      {send.error !== null && <ProblemCard error={send.error} />}
    </form>
  );
}
