import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSignedIn } from '../app/frame/me-context.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { keptFilms } from './kept-films.ts';
import { useServerPart } from './use-server-part.ts';
import './camera.css';

/** What was filmed on this phone and is not in yet, with the way to where it goes on. Nothing where nothing is left. */
export function KeptHere() {
  const me = useSignedIn();
  const server = useServerPart(me.person);
  const kept = useQuery({
    queryKey: ['kept-films', me.person, server.data === undefined ? 'locked' : 'open'],
    queryFn: () => keptFilms(me.person, server.data ?? null),
    enabled: !server.isPending,
    staleTime: 0,
    gcTime: 0,
  }).data;
  if (kept === undefined) return null;
  const { films, begun, others, unreadable, locked } = kept;
  const count = films.length + begun.length + others + unreadable + locked;
  if (count === 0) return null;
  const cases = new Map([...films, ...begun].map(({ caseId, caseTitle }) => [caseId, caseTitle]));
  return (
    <aside className="panel kept-here" aria-label="本机尚未入库的音像">
      <StatusMark status="due" word={`本机拍摄的音像还有 ${count} 份没有入库`} />
      {[...cases].map(([id, title]) => (
        <Link key={id} to="/cases/$case/camera" params={{ case: id }} search={{}}>
          继续上传：{title}
        </Link>
      ))}
      {others > 0 && <span className="soft">其中 {others} 份由他人拍摄，须由本人登录后入库。</span>}
      {locked > 0 && <span className="soft">其中 {locked} 份是加密存放的，连上服务器后才能显示和上传。</span>}
      {unreadable > 0 && (
        <span className="soft">其中 {unreadable} 份打不开，可能已经损坏或者被改动；请登记无法入库的原因。</span>
      )}
    </aside>
  );
}
