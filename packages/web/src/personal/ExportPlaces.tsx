import type { Api } from '@liuhen/server/api';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call, RequestProblem } from '../api/call.ts';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StepUp } from '../document/StepUp.tsx';

/** What is held of one person as a table to be handed to them; asked for once more who is there, and written down. */
export function ExportPlaces({ word }: { word: string }) {
  const [again, setAgain] = useState(false);
  const send = useMutation({
    mutationFn: () => call<Api['personalData']['export']>('POST', '/api/personal-data/export', { body: { word } }),
    onSuccess: (text) => save(String(text)),
    onError: (error) => setAgain(error instanceof RequestProblem && error.problem.code === 'stepUpNeeded'),
  });
  return (
    <>
      <Button loading={send.isPending} onClick={() => send.mutate()}>
        导出表格
      </Button>
      {send.error !== null && !again && <ProblemCard error={send.error} />}
      <StepUp open={again} onClose={() => setAgain(false)} onDone={() => send.mutate()} />
    </>
  );
}

function save(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = '个人信息.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}
