import { describe, expect, it } from 'vitest';
import { filmTimes } from './film-times.ts';

const at = (time: string) => Date.parse(`2026-11-26T${time}+08:00`);
const opened = at('10:00:00');
const came = at('10:12:30');

describe('when a film made here began and ended', () => {
  it('follows from the end that the file tells and from how long it plays', () => {
    expect(filmTimes({ opened, came, modified: at('10:12:20'), seconds: 600 })).toEqual({
      startedAt: '2026-11-26T02:02:20.000Z',
      endedAt: '2026-11-26T02:12:20.000Z',
    });
  });

  it('takes the coming of the file where the file tells another day', () => {
    expect(filmTimes({ opened, came, modified: at('08:00:00'), seconds: 30.4 })).toEqual({
      startedAt: '2026-11-26T02:11:59.600Z',
      endedAt: '2026-11-26T02:12:30.000Z',
    });
  });

  it('is one moment for a photo', () => {
    const { startedAt, endedAt } = filmTimes({ opened, came, modified: at('10:05:00'), seconds: 0 });
    expect([startedAt, endedAt]).toEqual(['2026-11-26T02:05:00.000Z', '2026-11-26T02:05:00.000Z']);
  });

  it('is left to the file where it plays longer than the camera was open, or cannot be read', () => {
    const nothing = { startedAt: null, endedAt: null };
    expect(filmTimes({ opened, came, modified: came, seconds: 1_200 })).toEqual(nothing);
    expect(filmTimes({ opened, came, modified: came, seconds: null })).toEqual(nothing);
    expect(filmTimes({ opened, came, modified: came, seconds: Number.POSITIVE_INFINITY })).toEqual(nothing);
  });
});
