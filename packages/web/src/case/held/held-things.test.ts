import { expect, test } from 'vitest';
import { heldThings, type Told } from './held-things.ts';

type Rows = { name: string; qty: string | number; unit?: string }[];
const told = (kind: string, at: string, items: Rows, issued = false): Told => ({
  ...{ id: kind, kind, at, annulledBy: null },
  document: { issued },
  data: { fields: { items } },
});
const list = (items: Rows) => told('sealSeizureList', '2026-04-08T03:00:00.000Z', items);
const release = (items: Rows, issued: boolean) => told('sealSeizureRelease', '2026-05-20T03:00:00.000Z', items, issued);
const pump = { name: '水泵', qty: '1', unit: '台' };
const valve = { name: '阀门', qty: 2 };
const stateOf = (...facts: Told[]) =>
  heldThings({ facts }).map(({ name, returnedOn }) => [name, returnedOn?.slice(0, 10)]);
const both = [
  ['水泵', undefined],
  ['阀门', undefined],
];

test('what a list names is held until an issued release gives it back', () => {
  expect(stateOf(list([pump, valve]))).toEqual(both);
  expect(stateOf(list([pump, valve]), release([pump], false))).toEqual(both);
  expect(stateOf(list([pump, valve]), release([pump], true))).toEqual([['水泵', '2026-05-20'], both[1]]);
  expect(heldThings({ facts: [list([pump, valve])] }).map(({ amount }) => amount)).toEqual(['1台', '2']);
});

test('a release that names nothing gives back all', () => {
  expect(stateOf(list([pump, valve]), release([], true)).map(([, on]) => on)).toEqual(['2026-05-20', '2026-05-20']);
});
