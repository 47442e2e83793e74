import type { Draft } from '@liuhen/server/api';
import { useEffect, useRef, useState } from 'react';

type Props = { caseId: string; docType: string; values: Draft['values'] };

/** The page as it will print, redrawn when the typing pauses; the last good one stays until the next is there. */
export function Preview({ caseId, docType, values }: Props) {
  const [address, setAddress] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const shown = useRef<string | null>(null);
  const text = JSON.stringify({ values });
  useEffect(() => {
    const controller = new AbortController();
    const timer = window.setTimeout(async () => {
      try {
        const response = await fetch(`/api/cases/${caseId}/forms/${docType}/preview`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: text,
          signal: controller.signal,
        });
        if (!response.ok) {
          const answer: unknown = await response.json();
          setProblem(
            typeof answer === 'object' && answer !== null && 'title' in answer
              ? `${String(answer.title)}。${'detail' in answer ? String(answer.detail) : ''}`
              : '预览暂时不可用',
          );
          return;
        }
        const next = URL.createObjectURL(await response.blob());
        if (shown.current !== null) URL.revokeObjectURL(shown.current);
        shown.current = next;
        setAddress(next);
        setProblem(null);
      } catch (error) {
        if (!(error instanceof DOMException && error.name === 'AbortError'))
          setProblem('预览暂时不可用，内容仍会自动保存。');
      }
    }, 180);
    return () => {
      window.clearTimeout(timer);
      controller.abort();
    };
  }, [caseId, docType, text]);
  return (
    <section className="preview" aria-label="版式预览">
      {problem !== null && (
        <p className="preview__problem" role="status">
          {problem}
        </p>
      )}
      {address === null ? (
        <p className="soft preview__wait">正在排版</p>
      ) : (
        <iframe title="版式预览" src={`${address}#toolbar=0&navpanes=0&view=FitH`} />
      )}
    </section>
  );
}
