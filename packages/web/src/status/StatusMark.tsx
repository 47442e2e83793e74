import { type Status, statusWords } from './status.ts';
import './status-mark.css';

type Props = { status: Status; word?: string };

/** Never colour alone: a shape and a word go with it. */
export function StatusMark({ status, word = statusWords[status] }: Props) {
  return (
    <span className={`status-mark status-mark--${status}`}>
      <StatusShape status={status} />
      {word !== '' && <span>{word}</span>}
    </span>
  );
}

export function StatusShape({ status }: { status: Status }) {
  return (
    <svg className="status-mark__shape" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false">
      {shapes[status]}
    </svg>
  );
}

const shapes: Record<Status, React.ReactNode> = {
  met: (
    <path
      d="M7 .8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 7 .8Zm3.2 3.7L6.2 8.7 4 6.6l-.9 1 3.1 2.9 5-5.1Z"
      fill="currentColor"
      fillRule="evenodd"
    />
  ),
  due: (
    <path
      d="M7 .8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 7 .8Zm0 1.5a4.7 4.7 0 1 0 0 9.4 4.7 4.7 0 0 0 0-9.4Zm.6 1.4v3.1l2.2 1.5-.7 1L6.3 7.5V3.7Z"
      fill="currentColor"
      fillRule="evenodd"
    />
  ),
  broken: <path d="M7 .9 13.6 12.6H.4ZM6.3 5v4h1.4V5Zm0 4.8v1.4h1.4V9.8Z" fill="currentColor" fillRule="evenodd" />,
  unjudged: <path d="M7 .6 13.4 7 7 13.4.6 7Zm0 2L2.6 7 7 11.4 11.4 7Z" fill="currentColor" fillRule="evenodd" />,
  plain: <circle cx="7" cy="7" r="2.2" fill="currentColor" />,
};
