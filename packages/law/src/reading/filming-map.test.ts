import type { Dossier, Fact } from '@liuhen/records';
import { expect, test } from 'vitest';
import { agencyOf, type Line, story } from '../cases/story.fixture.ts';
import { evaluate } from '../evaluate.ts';
import { at } from '../periods/sums.fixture.ts';
import { filmingMap } from './filmed-act.ts';

const day = '2026-09-14';
const live = { receivedAt: `${day} 11:00:00` };
const opened: Line = { kind: 'caseOpened', when: `${day} 08:00:00`, data: { caseType: 'ordinaryPenalty' }, live };
const inspection: Line = {
  key: 'act',
  kind: 'siteInspection',
  when: `${day} 10:00:00`,
  until: `${day} 11:00:00`,
  live,
};
const film = (key: string, from: string, to: string, data: Record<string, unknown> = { medium: '视频' }): Line => ({
  key,
  kind: 'recording',
  when: `${day} ${from}`,
  until: `${day} ${to}`,
  // told apart by their cameras
  data: { device: key, ...data },
});
const link = (recording: string, covers = 'act'): Line => ({
  kind: 'recordingLinked',
  when: `${day} 12:00:00`,
  links: { covers, recording },
});
const record: Line = {
  key: 'doc',
  kind: 'siteInspectionRecord',
  when: `${day} 11:00:00`,
  links: { during: 'act' },
  data: { fields: {} },
};
const whole = film('whole', '10:00:00', '11:00:00');
const half = film('half', '10:00:00', '10:30:00');
const rest = film('rest', '10:30:00', '11:00:00');
const later = '2026-09-20 09:00:00';
const sameDay = `${day} 18:00:00`;

/** What the finding of article 12 says at that time, in the words of the map; and what the map says. */
function both(dossier: Dossier, when: string) {
  const finding = evaluate(dossier, at(when)).find(({ id }) => id === 'A12.1');
  const words: Record<string, string> = { met: 'met', pending: 'awaited', breached: 'lacking' };
  const [act] = dossier.of('siteInspection') as Fact[];
  const map = act && filmingMap(dossier, act, at(when));
  if (map === null || map === undefined) throw new Error('no map');
  const keys = map.unlinked.map(
    ({ record, inGap }) => `${dossier.find(record)?.data.device}${inGap ? '' : ' 不在缺口'}`,
  );
  return { finding: words[finding?.status ?? ''], map: map.standing, percent: map.percent, unlinked: keys };
}

test.for<[string, string, Line[], object]>([
  ['covered by what is linked', later, [whole, link('whole')], { map: 'met', percent: 100, unlinked: [] }],
  [
    'covered by what is linked to its paper',
    later,
    [record, whole, link('whole', 'doc')],
    { map: 'met', percent: 100 },
  ],
  [
    'half linked, half running unlinked: red, and said what may fill it',
    later,
    [half, link('half'), rest],
    { map: 'lacking', percent: 50, unlinked: ['rest'] },
  ],
  [
    'half linked, the other half linked too',
    later,
    [half, link('half'), rest, link('rest')],
    { map: 'met', percent: 100, unlinked: [] },
  ],
  ['all of it running, none of it linked', later, [whole], { map: 'lacking', percent: 0, unlinked: ['whole'] }],
  ['the same within the twenty-four hours', sameDay, [whole], { map: 'awaited', percent: 0, unlinked: ['whole'] }],
  [
    'linked whole, and a second camera that nobody linked',
    later,
    [whole, link('whole'), half],
    { map: 'met', percent: 100, unlinked: ['half 不在缺口'] },
  ],
  ['a few seconds short', later, [film('short', '10:00:05', '11:00:00'), link('short')], { map: 'met', percent: 99 }],
  [
    'a photograph alone, linked',
    later,
    [film('photo', '10:00:00', '11:00:00', { medium: '照片' }), link('photo')],
    { map: 'lacking', percent: 0, unlinked: [] },
  ],
  [
    'a photograph that is not linked is no camera',
    later,
    [film('photo', '10:00:00', '11:00:00', { medium: '照片' })],
    { map: 'lacking', unlinked: [] },
  ],
  [
    'linked to another act',
    later,
    [{ key: 'talk', kind: 'interview', when: `${day} 10:00:00` }, whole, link('whole', 'talk')],
    { map: 'lacking', percent: 0, unlinked: ['whole'] },
  ],
  [
    'two files that each claim the whole and play half',
    later,
    [
      film('two', '10:00:00', '11:00:00', {
        files: ['a', 'b'].map((file) => ({
          file,
          startedAt: `${day}T10:00:00+08:00`,
          endedAt: `${day}T11:00:00+08:00`,
          durationMs: 1_800_000,
        })),
      }),
      link('two'),
    ],
    { map: 'met', percent: 100 },
  ],
])('map and finding say the same: %s', ([, when, lines, expected]) => {
  const { finding, ...map } = both(story([opened, inspection, ...lines]), when);
  expect(map).toMatchObject(expected);
  expect(finding).toBe(map.map);
});

test('nothing is told of an act that need not be filmed, until something is linked to it; what may be filmed in any form has no length', () => {
  const talk: Line = { key: 'talk', kind: 'interview', when: `${day} 10:00:00`, until: `${day} 10:30:00` };
  const mapOf = (dossier: Dossier, kind: string) => {
    const [act] = dossier.of(kind) as Fact[];
    return act && filmingMap(dossier, act, at(later));
  };
  expect(mapOf(story([opened, talk]), 'interview')).toBeNull();
  // what runs while somebody is talked to belongs elsewhere for all that anybody said
  expect(mapOf(story([opened, talk, whole]), 'interview')).toBeNull();
  const linked = mapOf(story([opened, talk, half, link('half', 'talk'), whole]), 'interview');
  expect(linked).toMatchObject({ required: false, percent: 100, unlinked: [{ inGap: false }] });
  const posted: Line = { key: 'posted', kind: 'publicNoticePosted', when: `${day} 10:00:00` };
  const photo = film('photo', '09:58:00', '09:58:00', { medium: '照片' });
  const notice = (...lines: Line[]) => mapOf(story([opened, posted, ...lines]), 'publicNoticePosted');
  expect(notice(photo)).toMatchObject({ required: true, standing: 'lacking', percent: 0 });
  expect(notice(photo, link('photo', 'posted'))).toMatchObject({ standing: 'met', percent: 100, gaps: [] });
  // a bureau that wants its notices filmed throughout is not content with a photograph
  const row = {
    id: 'notice',
    acts: ['publicNoticePosted'],
    what: '张贴',
    from: '开始',
    to: '结束',
    mode: 'throughout',
  };
  const facts = agencyOf([
    {
      kind: 'recordingDutyEdited',
      when: '2026-01-01',
      data: { rows: [{ ...row, provision: '本局规定', mandatory: true }] },
    },
  ]);
  const strict = story([opened, posted, photo, link('photo', 'posted')], facts);
  expect(mapOf(strict, 'publicNoticePosted')).toMatchObject({ standing: 'lacking', percent: 0 });
});
