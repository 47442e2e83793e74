import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { type Handover, type Intake, takeIn } from './take-in.ts';

/** The files that this page hands in, and how far each has come. `onDone` hears of each that is durable. */
export function useIntakes(onDone: (record: string) => unknown = () => undefined) {
  const client = useQueryClient();
  const [intakes, setIntakes] = useState<readonly Intake[]>([]);
  const known = useRef(new Map<string, Handover>());
  const heard = useRef(onDone);
  heard.current = onDone;

  const start = useCallback(
    async (handover: Handover) => {
      known.current.set(handover.record, handover);
      const isIn = await takeIn(handover, (intake) =>
        setIntakes((before) =>
          [...before.filter(({ key }) => key !== intake.key), intake].sort((a, b) => a.order - b.order),
        ),
      );
      if (!isIn) return;
      known.current.delete(handover.record);
      heard.current(handover.record);
      await client.invalidateQueries({ queryKey: ['case', handover.caseId] });
    },
    [client],
  );
  const again = useCallback(
    (record: string) => {
      const handover = known.current.get(record);
      if (handover !== undefined) void start(handover);
    },
    [start],
  );
  const forget = useCallback((record: string) => {
    known.current.delete(record);
    setIntakes((before) => before.filter(({ key }) => key !== record));
  }, []);
  return { intakes, start, again, forget };
}
