import { useEffect } from 'react';

type Props = { title: string; note?: React.ReactNode; children?: React.ReactNode };

/** The head of a page: where I am, in the words of a file; acts of the page to the right. */
export function PageTitle({ title, note, children }: Props) {
  useEffect(() => {
    document.title = `${title} · 留痕`;
  }, [title]);
  return (
    <header className="page-title">
      <div>
        <h1>{title}</h1>
        {note !== undefined && <div className="soft">{note}</div>}
      </div>
      {children !== undefined && <div className="page-title__acts no-print">{children}</div>}
    </header>
  );
}
