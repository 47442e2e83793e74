import type { IncidentLine } from '@liuhen/server/api';
import { StatusMark } from '../status/StatusMark.tsx';
import { left, moment } from '../time/moment.ts';
import { statusOfState, waitingFor } from './incident-words.ts';

/** How it stands, for whom it waits, and until when. */
export function IncidentState({ line, now }: { line: IncidentLine; now: number }) {
  const { state, standing, waitsFor, due } = line;
  return (
    <span className="incidents__two">
      <StatusMark status={statusOfState[state]} word={standing} />
      {waitsFor.length > 0 && <span className="soft">待{waitsFor.map((who) => waitingFor[who]).join('；')}</span>}
      {due !== null && (
        <span className="soft figures">
          {moment(due)}届满，{left(due, now).words}
        </span>
      )}
    </span>
  );
}
