import { expect, test } from 'vitest';
import { at } from '../periods/sums.fixture.ts';
import { heldThings } from './held-things.ts';
import { paper, type Told, told } from './told.fixture.ts';

const pump = { name: '水泵', qty: '1', unit: '台', location: '泵房', sealNo: '封0001' };
const valve = { name: '阀门', qty: 2 };
const sealed: Told = { kind: 'sealSeizureImplemented', key: 'sealed', when: '2026-04-08 10:00:00' };
const list = (items: object[], when = '2026-04-08 10:30:00'): Told => ({
  ...{ kind: 'sealSeizureList', key: 'list', when, links: { during: 'sealed' } },
  data: { fields: { items } },
});
const release = (items: object[]): Told => ({
  kind: 'sealSeizureRelease',
  data: { fields: { items }, issuedAt: '2026-05-20T11:00:00+08:00' },
  when: '2026-05-20 11:00:00',
});
const held = (records: Told[], when = '2026-06-01 10:00:00') => heldThings(told('coercion.sealing', records), at(when));
const states = (records: Told[], when?: string) => held(records, when).map(({ name, state }) => `${name} ${state}`);

test('each line of a list is held until the law lets it be held no more, and the day is told', () => {
  const [first, second] = held([sealed, list([pump, valve])], '2026-04-09 10:00:00');
  expect(first).toMatchObject({
    ...{ way: 'sealing', state: 'held', name: '水泵', amount: '1台', place: '泵房', sealNo: '封0001', keeper: '' },
    ...{ since: '2026-04-08T02:30:00.000Z', due: '2026-05-08T15:59:59.999Z', endedAt: null, ending: null },
  });
  expect(second).toMatchObject({ name: '阀门', amount: '2', place: '' });
  // over time it is held against the law, and still held
  expect(held([sealed, list([pump])])[0]).toMatchObject({ state: 'held', due: '2026-05-08T15:59:59.999Z' });
});

test('a release gives back what it names; one that names nothing gives back all, and so does the step alone', () => {
  expect(states([sealed, list([pump, valve]), release([pump])])).toEqual(['水泵 ended', '阀门 held']);
  expect(states([sealed, list([pump, valve]), release([])])).toEqual(['水泵 ended', '阀门 ended']);
  expect(states([sealed, list([pump]), { kind: 'sealSeizureReleased', when: '2026-05-20 10:00:00' }])).toEqual([
    '水泵 ended',
  ]);
  expect(held([sealed, list([pump]), release([pump])])[0]?.endedAt).toBe('2026-05-20T03:00:00.000Z');
});

test('a decision, or the handing over of the case, is no proof that the things went anywhere', () => {
  expect(held([sealed, list([pump]), 'decisionMade'])[0]).toMatchObject({ state: 'decided', due: null });
  expect(held([sealed, list([pump]), 'caseTransferred'])[0]).toMatchObject({ state: 'decided', ending: '随案移送' });
});

test('what was sealed and listed nowhere is a line without a name', () => {
  expect(held([sealed])).toMatchObject([{ name: '', state: 'held', way: 'sealing' }]);
  expect(held([sealed, list([])])).toMatchObject([{ name: '' }]);
  expect(held(['clueRegistered'])).toEqual([]);
});

test('a list that was replaced by another is read no more', () => {
  const second: Told = {
    ...{ kind: 'sealSeizureList', when: '2026-04-08 11:00:00', links: { replaces: 'list', during: 'sealed' } },
    data: { fields: { items: [valve] } },
  };
  expect(states([sealed, list([pump]), second])).toEqual(['阀门 held']);
});

const kept: Told = { kind: 'evidencePreserved', key: 'kept', when: '2026-03-27 14:00:00' };
const keptList = (fields: object, links: Record<string, string> = {}): Told => ({
  ...{ kind: 'evidenceList', when: '2026-03-27 14:02:00', links },
  data: { fields: { items: [{ name: '生产班表', qty: 1, unit: '册', custodian: '鲁大鹏' }], ...fields } },
});
const disposal = (action: string, when: string): Told => ({
  ...{ kind: 'preservationDisposal', when },
  data: { fields: { action, items: [{ name: '生产班表' }] }, issuedAt: `${when.slice(0, 10)}T10:00:00+08:00` },
});
const registered = (records: Told[]) => heldThings(told('penalty.ordinary', records), at('2026-04-12 10:00:00'));

test('evidence registered and kept is held for seven working days, and leaves by what was done with it', () => {
  expect(registered([kept, keptList({}, { during: 'kept' })])).toMatchObject([
    {
      way: 'registration',
      name: '生产班表',
      amount: '1册',
      keeper: '鲁大鹏',
      state: 'held',
      due: '2026-04-08T15:59:59.999Z',
    },
  ]);
  expect(registered([kept, keptList({}), disposal('解除退还', '2026-04-10 10:00:00')])).toMatchObject([
    { state: 'ended', ending: '解除退还', due: null },
  ]);
  expect(registered([kept, keptList({}), disposal('', '2026-04-10 10:00:00')])[0]?.ending).toBe('已处理');
  const step: Told = { kind: 'preservationDisposed', when: '2026-04-10 10:00:00' };
  expect(registered([kept, keptList({}), step])).toMatchObject([{ state: 'ended', ending: '已处理' }]);
});

test('a paper that names things in words of its own gives back all, where no list has those words', () => {
  const free: Told = {
    ...{ kind: 'preservationDisposal', when: '2026-04-10 10:00:00' },
    data: {
      fields: { action: '复制后解除退还', items: ['册子一本（复印 42 页）'] },
      issuedAt: '2026-04-10T10:00:00+08:00',
    },
  };
  expect(registered([kept, keptList({}), free])).toMatchObject([{ state: 'ended', ending: '复制后解除退还' }]);
  expect(states([sealed, list([pump, valve]), release([{ name: '水泵一台' }])])).toEqual(['水泵 ended', '阀门 held']);
});

test('a list of what was only taken is no list of things held; one that says where it is kept is', () => {
  expect(registered([keptList({})])).toEqual([]);
  expect(registered([keptList({ custody: { place: '档案室', keeper: '秦松年' } })])).toMatchObject([
    { way: 'registration', place: '档案室', keeper: '鲁大鹏' },
  ]);
  const early = keptList({ custody: { place: '档案室' } });
  expect(registered([{ ...(early as object), when: '2026-03-27 10:00:00' } as Told, kept])).toMatchObject([
    { name: '生产班表' },
    { name: '' },
  ]);
});

test('a paper of another kind of the same words is not asked', () => {
  expect(registered([paper('evidenceRequestNotice', { items: [pump] })])).toEqual([]);
});
