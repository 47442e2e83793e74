import type { CaseView, FactView } from '@liuhen/server/api';
import { Link } from '@tanstack/react-router';
import { markerPlace, markersIn } from './markers.ts';

/** Beside a document: the lines of it that a recording bears out, each leading to its second. */
export function HeardIn({ fact, view }: { fact: FactView; view: CaseView }) {
  const markers = markersIn(view).filter(({ document }) => document?.id === fact.id);
  if (markers.length === 0) return null;
  return (
    <section aria-label="录像中的位置">
      <h3>录像中的位置</h3>
      <ul className="heard-in">
        {markers.map(({ id, recording, file, part, at, label, words }) => (
          <li key={id}>
            <Link
              to="/cases/$case/$tab"
              params={{ case: view.id, tab: 'process' }}
              search={{ item: recording, at, ...(file === null ? {} : { file }) }}
            >
              <span className="figures">{markerPlace({ part, at })}</span> {words ?? label}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
