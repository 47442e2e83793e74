import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type ProcedureView, procedureOf } from '@liuhen/law';
import {
  agencyBodiesOf,
  caseBodiesOf,
  type Dossier,
  type Entry,
  fold,
  foldAgency,
  namesFor,
  type RecordBody,
} from '@liuhen/records';
import { expect, test } from 'vitest';
import { readYaml } from '../../packages/cli/src/case-file/yaml.ts';
import { convertSpecimen } from './specimen.ts';

const agency = '018f0000-0000-7000-8000-000000000001';
const sha256 = (text: string) => createHash('sha256').update(text).digest();

const imported = (bodies: RecordBody[]): Entry[] =>
  bodies.map((body, index) => ({
    body,
    subjectSeq: index + 1,
    receivedAt: body.claimed.from,
    actor: 'system',
    origin: 'import',
    lawEdition: null,
    gate: null,
    withheld: [],
    erased: [],
  }));

function specimen(name: string): Dossier {
  const file = convertSpecimen(readYaml(readFileSync(new URL(name, import.meta.url), 'utf8')));
  const names = namesFor(file, agency, sha256);
  return fold(imported(caseBodiesOf(file, names)), foldAgency(imported(agencyBodiesOf(file, names))));
}

const lastInstant = (d: Dossier) =>
  d.facts
    .map((f) => f.at)
    .sort(Temporal.Instant.compare)
    .at(-1) ?? Temporal.Instant.fromEpochMilliseconds(0);
const viewsAt = (d: Dossier, at: Temporal.Instant): ProcedureView[] => {
  const state = procedureOf(d, at);
  return [state, ...state.within];
};

test.each(['SP-1-ordinary-water-pollution.yaml', 'SP-2-summary-onspot-fine.yaml', 'SP-3-permit-oral-application.yaml'])(
  '%s, in which all is in order, goes from beginning to archive, and each step was open to be taken when it was taken',
  (name) => {
    const d = specimen(name);
    const views = viewsAt(d, lastInstant(d));
    expect(views[0]).toMatchObject({ state: 'archived', final: true, openActs: [], nextClock: null });
    expect(views[0]?.stages.filter((s) => s.state !== 'met')).toEqual([]);
    for (const view of views) {
      for (const passage of view.passages.filter((p) => p.record !== null)) {
        expect(passage.outOfTurn, `${view.title}：${passage.title}`).toBe(false);
        const before = viewsAt(d, passage.at.subtract({ milliseconds: 1 })).find((v) => v.id === view.id);
        // A procedure within the case shows from the record that calls for it: that first record had nothing to be open in.
        if (!before) continue;
        const act = before.openActs.find((a) => a.title === passage.title);
        expect(act, `${view.title}：${passage.title}`).toBeDefined();
        expect(act?.blockedBy, `${view.title}：${passage.title}`).toEqual([]);
      }
    }
  },
);

test('SP-4, in which much is out of order, is followed to its archive too, and shows what was passed over', () => {
  const d = specimen('SP-4-violations-dust.yaml');
  const [own, ...within] = viewsAt(d, lastInstant(d));
  expect(own).toMatchObject({ state: 'archived' });
  expect([own, ...within].some((v) => v?.passages.some((p) => p.outOfTurn))).toBe(true);
  expect(within.find((v) => v.id === 'R')?.stages.find((s) => s.id === 'R3a')).toMatchObject({
    state: 'blocked',
    note: '没有这一阶段的记录',
  });
});
