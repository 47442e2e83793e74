import type { Draft } from '@liuhen/server/api';
import { useEffect, useRef, useState } from 'react';

/** Milliseconds that the browser's viewer takes to draw a page it has loaded. */
const drawing = 120;

type Props = { caseId: string; docType: string; values: Draft['values'] };

/** The page as it will print, redrawn when the typing pauses; the last good one stays until the next is there. */
export function Preview({ caseId, docType, values }: Props) {
  const [pages, setPages] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const held = useRef<readonly string[]>([]);
  const show = (next: readonly string[]) => {
    for (const address of held.current) if (!next.includes(address)) URL.revokeObjectURL(address);
    held.current = next;
    setPages(next);
  };
  const showNow = useRef(show);
  showNow.current = show;
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
        const [standing] = held.current;
        const next = URL.createObjectURL(await response.blob());
        showNow.current(standing === undefined ? [next] : [standing, next]);
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
      {pages.length === 0 ? (
        <p className="soft preview__wait">正在排版</p>
      ) : (
        <div className="preview__pages">
          {pages.map((address, at) => (
            <iframe
              key={address}
              title={at === 0 ? '版式预览' : '版式预览（正在更新）'}
              aria-hidden={at > 0}
              className={at === 0 ? '' : 'preview__next'}
              src={`${address}#toolbar=0&navpanes=0&view=FitH`}
              onLoad={() => {
                // the viewer is there before it has drawn: a moment longer, and nobody sees it empty
                if (at > 0) window.setTimeout(() => held.current.includes(address) && show([address]), drawing);
              }}
            />
          ))}
        </div>
      )}
    </section>
  );
}
