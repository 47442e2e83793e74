import { StatusMark } from '../../status/StatusMark.tsx';

/** What the shapes and colours mean; the colour is never alone. */
export function Legend() {
  return (
    <span className="timeline__legend soft">
      <StatusMark status="met" word="已备" />
      <StatusMark status="due" word="待办" />
      <StatusMark status="broken" word="违规" />
      <StatusMark status="unjudged" word="人判" />
      <span>空心为未签齐，斜纹为未摄录，灰带为折叠的空档；拖选一段只看这一段</span>
    </span>
  );
}
