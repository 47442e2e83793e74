import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type OpenedPages, openPages } from './open-pages.ts';
import './page-pictures.css';

type Props = {
  /** Where the bytes of the file are read, or the file itself. */
  source: string | Blob;
  title: string;
};

/** Shown at once; a set of hundreds of pages is drawn as far as somebody reads. */
const atOnce = 12;

/**
 * The pages of a PDF as pictures, drawn here from the very bytes: a phone whose browser hands a PDF to another program shows them like
 * any other. Each page carries its words for those who do not see it.
 */
export function PagePictures({ source, title }: Props) {
  const [opened, setOpened] = useState<OpenedPages | null>(null);
  const [failed, setFailed] = useState(false);
  const [shown, setShown] = useState(atOnce);
  useEffect(() => {
    let left = false;
    let held: OpenedPages | null = null;
    setOpened(null);
    setFailed(false);
    setShown(atOnce);
    openPages(source).then(
      (pages) => {
        held = pages;
        if (left) pages.close();
        else setOpened(pages);
      },
      () => left || setFailed(true),
    );
    return () => {
      left = true;
      held?.close();
    };
  }, [source]);
  if (failed)
    return (
      <p className="page-pictures__wait" role="alert">
        页面画不出来。
        {typeof source === 'string' && (
          <>
            请
            <a href={source} target="_blank" rel="noreferrer">
              打开原件
            </a>
            查看，看清之后再签。
          </>
        )}
      </p>
    );
  if (opened === null)
    return (
      <p className="page-pictures__wait soft" role="status">
        正在打开文书
      </p>
    );
  const { count } = opened;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls in itself must be scrolled by keyboard too (WCAG 2.1.1)
    <section className="page-pictures" aria-label={title} data-pages={count} tabIndex={0}>
      {Array.from({ length: Math.min(shown, count) }, (_, index) => index + 1).map((number) => (
        <OnePage
          key={number}
          opened={opened}
          number={number}
          name={`第 ${number.toString()} 页，共 ${count.toString()} 页`}
        />
      ))}
      {shown < count && <Button onClick={() => setShown((before) => before + atOnce)}>再显示 {atOnce} 页</Button>}
    </section>
  );
}

function OnePage({ opened, number, name }: { opened: OpenedPages; number: number; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    const place = canvas.current;
    if (place === null) return;
    opened.draw(number, place).then(
      (said) => left || setWords(said),
      () => left || setWords(''),
    );
    return () => {
      left = true;
    };
  }, [opened, number]);
  return (
    <figure className="page-pictures__page" data-drawn={words !== null}>
      <canvas ref={canvas} />
      <figcaption>
        <span className="soft figures">{name}</span>
        {words !== null && <span className="visually-hidden">{words}</span>}
      </figcaption>
    </figure>
  );
}
