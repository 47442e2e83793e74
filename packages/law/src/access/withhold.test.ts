import { fold, stateOf } from '@liuhen/records';
import { expect, test } from 'vitest';
import { agencyOf, entriesOf, person } from './population.fixture.ts';
import { informantWords, strike, withholdAll, withholdInformant } from './withhold.ts';

const register = {
  kind: 'complaintRegister',
  data: { fields: { complainant: { name: '李举报', phone: '13900001111', address: '北沟6组' }, content: '夜间偷排' } },
};
const clue = { kind: 'clueRegistered', data: { note: '据李举报（13900001111）反映' } };
const shared = {
  kind: 'interviewRecord',
  data: { fields: { complainant: { name: '李举报' }, content: '询问' } },
  people: [
    { role: '举报人', person: null, name: '李举报' },
    { role: '执法人员', person: person(1), name: '赵某' },
  ],
};
const [first, second, third] = entriesOf([register, clue, shared]);

test('what may be found and not read says that it is there, of which kind and when, and names what it withholds', () => {
  if (first === undefined) throw new Error('no entry');
  const shown = withholdAll(first);
  expect(shown.body).toMatchObject({
    kind: 'complaintRegister',
    claimed: first.body.claimed,
    data: { fields: {} },
    people: [],
    files: [],
  });
  expect(shown.actor).toBe('');
  const fact = fold([shown], agencyOf([])).facts[0];
  if (fact === undefined) throw new Error('no fact');
  expect(stateOf(fact, 'data.fields.complainant')).toBe('withheld');
  expect(JSON.stringify(shown)).not.toContain('李举报');
});

test('in a record that may be read, only what would name who reported is taken out', () => {
  if (third === undefined) throw new Error('no entry');
  const shown = withholdInformant(third);
  expect(shown.body.people).toEqual([{ role: '执法人员', person: person(1), name: '赵某' }]);
  expect(shown.body.data).toEqual({ fields: { content: '询问' } });
  expect(shown.withheld).toEqual(['people', 'data.fields.complainant']);
  expect(second === undefined ? null : withholdInformant(second)).toBe(second);
});

test('names, telephones and addresses of who reported are struck out of every text, longest first', () => {
  const words = informantWords(entriesOf([register, clue, shared]));
  expect([...words].sort()).toEqual(['13900001111', '北沟6组', '李举报'].sort());
  expect(strike({ note: '据李举报（13900001111）反映', deep: [{ x: '北沟6组' }], n: 1 }, words)).toEqual({
    note: '据〔举报人〕（〔举报人〕）反映',
    deep: [{ x: '〔举报人〕' }],
    n: 1,
  });
  expect(strike('无', [])).toBe('无');
});
