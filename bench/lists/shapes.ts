import { readFile } from 'node:fs/promises';
import { Fault, systemActor } from '@liuhen/journal';
import type { CaseFile } from '@liuhen/records';
import { bodiesOf, readCaseFile } from '@liuhen/server';
import type { World } from '../../packages/journal/test/world.ts';
import { shortCases } from '../../packages/server/src/demonstration/short-cases.ts';
import { varyCase } from '../../packages/server/src/demonstration/vary-case.ts';
import { today } from './made-up.ts';

/** A case that went through the door and was folded and judged by the house: what copies are made of. */
export type Shape = { readonly subject: string; readonly caseNo: string; readonly party: string };

const folder = new URL('../../packages/server/demo/', import.meta.url);
const specimens = [
  'SP-1-ordinary-water-pollution',
  'SP-2-summary-onspot-fine',
  'SP-3-permit-oral-application',
  'SP-4-violations-dust',
];
/** In how many states of its course each specimen stands. */
const stands = 24;
const now = new Date(today).toISOString();

/** Takes the specimens, each at many points of its course, and the short courses of the other procedures into the journal. */
export async function makeShapes(world: World, agency: string): Promise<Shape[]> {
  const shapes: Shape[] = [];
  const take = async (file: CaseFile): Promise<void> => {
    const facts = await world.journal.dossiers.agencyFacts(agency);
    const bodies = bodiesOf(file, agency, facts);
    const outcome = await world.journal.appendAll(systemActor, [...bodies.ofAgency, ...bodies.ofCase], {
      origin: 'import',
    });
    if (outcome instanceof Fault) throw outcome;
    shapes.push({ subject: bodies.case, caseNo: String(file.case.caseNo), party: String(file.party?.name) });
  };
  for (const name of specimens) {
    const file = readCaseFile(await readFile(new URL(`${name}.yaml`, folder), 'utf8'));
    for (let stand = 0; stand < stands; stand += 1) {
      const place = shapes.length;
      const share = (stand + 1) / stands;
      await take(
        varyCase(file, {
          share,
          now,
          caseNo: caseNoOf(place),
          party: partyOf(place),
          names: new Map<string, string>(),
        }),
      );
    }
  }
  const crew = ['赵启明', '孙晓岚'];
  for (const { file } of shortCases(
    now,
    (index) => partyOf(500 + index),
    () => crew,
  )) {
    await take({ ...file, case: { ...file.case, caseNo: caseNoOf(shapes.length) } });
  }
  await world.journal.settle(agency);
  return shapes;
}

// marks that occur in no text, so that they are found again wherever the house wrote them
const caseNoOf = (place: number): string => `案号样本${place}终`;
const partyOf = (place: number): string => `当事人样本${place}终`;
