import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSignedIn } from '../app/frame/me-context.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { keptFilms } from './kept-films.ts';
import './camera.css';

/** What was filmed on this phone and is not in yet, with the way to where it goes on. Nothing where nothing is left. */
export function KeptHere() {
  const me = useSignedIn();
  const films = useQuery({ queryKey: ['kept-films'], queryFn: () => keptFilms(), staleTime: 0 }).data ?? [];
  if (films.length === 0) return null;
  const mine = films.filter(({ person }) => person === me.person);
  const others = films.length - mine.length;
  const cases = new Map(mine.map(({ caseId, caseTitle }) => [caseId, caseTitle]));
  return (
    <aside className="panel kept-here" aria-label="本机尚未入库的音像">
      <StatusMark status="due" word={`本机拍摄的音像还有 ${films.length} 份没有入库`} />
      {[...cases].map(([id, title]) => (
        <Link key={id} to="/cases/$case/camera" params={{ case: id }} search={{}}>
          继续上传：{title}
        </Link>
      ))}
      {others > 0 && <span className="soft">其中 {others} 份由他人拍摄，须由本人登录后入库。</span>}
    </aside>
  );
}
