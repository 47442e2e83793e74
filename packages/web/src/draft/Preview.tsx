import type { Draft } from '@liuhen/server/api';
import { useEffect, useRef, useState } from 'react';
import { PagePictures } from '../pages/PagePictures.tsx';

/** Milliseconds that the browser's viewer takes to draw a page it has loaded. */
const drawing = 100;
/**
 * Milliseconds from a key to the setting of its page, which with the drawing must stay under 300: none where pages are quickly set, for
 * keys that come meanwhile share the next page anyway. What takes long, a table of hundreds of rows, waits as long as it took, so
 * that the setting of pages nobody will see does not hold up the keys.
 */
const pause = (took: number) => (took < 150 ? 0 : Math.min(took, 1000));

type Props = { caseId: string; docType: string; values: Draft['values'] };

/** The page as it will print, redrawn when the typing pauses; the last good one stays until the next is there. */
export function Preview({ caseId, docType, values }: Props) {
  const [pages, setPages] = useState<readonly string[]>([]);
  const [newest, setNewest] = useState<Blob | null>(null);
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
  const wanted = useRef(text);
  const running = useRef(false);
  const took = useRef(0);
  const left = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    left.current = controller;
    return () => controller.abort();
  }, []);

  const draw = async (body: string): Promise<void> => {
    const response = await fetch(`/api/cases/${caseId}/forms/${docType}/preview`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: left.current.signal,
    });
    if (!response.ok) {
      setProblem(await wordsOf(response));
      return;
    }
    const [standing] = held.current;
    const blob = await response.blob();
    if (!navigator.pdfViewerEnabled) {
      setNewest(blob);
      setProblem(null);
      return;
    }
    const next = URL.createObjectURL(blob);
    showNow.current(standing === undefined ? [next] : [standing, next]);
    setProblem(null);
  };
  /** One page at a time, and when it is there the newest that was written meanwhile: a fast typist waits for no old pages. */
  const drawNewest = async (): Promise<void> => {
    if (running.current) return;
    running.current = true;
    const drawn = wanted.current;
    const started = performance.now();
    try {
      await draw(drawn);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError'))
        setProblem('预览暂时不可用，内容仍会自动保存。');
    } finally {
      running.current = false;
      took.current = performance.now() - started;
      if (drawn !== wanted.current && !left.current.signal.aborted)
        window.setTimeout(() => void drawNow.current(), pause(took.current));
    }
  };
  const drawNow = useRef(drawNewest);
  drawNow.current = drawNewest;
  useEffect(() => {
    wanted.current = text;
    const timer = window.setTimeout(() => void drawNow.current(), pause(took.current));
    return () => window.clearTimeout(timer);
  }, [text]);
  return (
    <section className="preview" aria-label="版式预览">
      {problem !== null && (
        <p className="preview__problem" role="status">
          {problem}
        </p>
      )}
      {newest !== null ? (
        <PagePictures source={newest} title="版式预览" />
      ) : pages.length === 0 ? (
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

async function wordsOf(response: Response): Promise<string> {
  const answer: unknown = await response.json();
  return typeof answer === 'object' && answer !== null && 'title' in answer
    ? `${String(answer.title)}。${'detail' in answer ? String(answer.detail) : ''}`
    : '预览暂时不可用';
}
