import { expect, test } from 'vitest';
import { at } from '../../packages/law/src/periods/sums.fixture.ts';
import { machines } from '../../packages/law/src/procedures/machines/catalogue.ts';
import { procedureOf } from '../../packages/law/src/procedures/procedure-of.ts';
import { after, type Told, told } from '../../packages/law/src/procedures/told.fixture.ts';
import { type BarredAct, barredActs, secondLine } from './barred-acts.ts';

/** What bars the act of a row, by code. */
function barsOf(row: BarredAct): string[] {
  const dossier = told(row.procedure, row.records as Told[], { ...row.profile });
  const state = procedureOf(dossier, row.at === undefined ? after(dossier) : at(row.at));
  return [...state.openActs, ...state.within.flatMap(({ openActs }) => openActs)]
    .filter(({ title }) => title === row.act)
    .flatMap(({ blockedBy }) => blockedBy.map(({ code }) => code));
}

test('each act of the table is barred by exactly what the table says', () => {
  for (const row of barredActs)
    expect(barsOf(row), `${row.procedure} ${row.act} ${row.codes.join()}`).toEqual([...row.codes]);
});

test('the table has every reason for which a procedure bars an act, but those that only ever stand behind another', () => {
  const all = new Set(machines.flatMap(({ moves }) => moves.flatMap(({ guards }) => guards.map(({ code }) => code))));
  const tried = new Set(barredActs.flatMap(({ codes }) => codes));
  expect([...all].filter((code) => !tried.has(code)).toSorted()).toEqual([...secondLine].toSorted());
});
