import { existsSync } from 'node:fs';
import type { CaseView } from '@liuhen/server/api';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bureau, openBureau } from './story/bureau.ts';
import { inOrderOfTelling } from './story/in-order-of-telling.ts';
import { readSpecimen } from './story/read-specimen.ts';
import { Teller } from './story/teller.ts';
import { Refused } from './story/visitor.ts';

const canFilm = ['/usr/bin/ffmpeg', '/usr/local/bin/ffmpeg'].some(existsSync);

/** Each procedure told through HTTP by the people in it: what is lawful goes through, what is not is refused with its article. */
describe.skipIf(!canFilm)('the other stories（需要 ffmpeg）', () => {
  let bureau: Bureau | null = null;
  afterEach(async () => {
    await bureau?.close();
    bureau = null;
  });

  type Pause = { readonly before: string; readonly look: (view: CaseView) => void };
  async function tell(name: string, pause?: Pause): Promise<{ view: CaseView; refused: Map<string, Error> }> {
    const file = readSpecimen(name);
    const times = file.records.map(({ at }) => at).sort();
    bureau = await openBureau(file, '2026-03-01T00:00:00.000Z');
    const teller = new Teller(bureau, file);
    await teller.open();
    const refused = new Map<string, Error>();
    for (const record of inOrderOfTelling(file.records)) {
      if (record.key === pause?.before) pause.look(await teller.view('LG1'));
      try {
        await teller.tell(record);
      } catch (error) {
        if (!(error instanceof Refused || error instanceof AggregateError)) throw error;
        refused.set(record.key, error);
      }
    }
    bureau.setClock(times.at(-1) ?? '');
    expect(bureau.errors).toEqual([]);
    return { view: await teller.view('LG1'), refused };
  }

  const grave = (view: CaseView) =>
    view.findings.filter(
      ({ severity, status }) =>
        ['B', 'B*', 'V'].includes(severity) && ['breached', 'overdue', 'metLate'].includes(status),
    );

  it.each(['SP-2-summary-onspot-fine.yaml', 'SP-3-permit-oral-application.yaml'])(
    '%s goes through whole and ends lawful',
    async (name) => {
      const { view, refused } = await tell(name);
      expect([...refused.values()].map(String)).toEqual([]);
      expect(grave(view).map(({ id, message }) => `${id} ${message}`)).toEqual([]);
    },
  );

  it('the irregular case is recorded as it was, and the system does none of its unlawful acts', async () => {
    const { view, refused } = await tell('SP-4-violations-dust.yaml');
    const refusals = (key: string) => {
      const error = refused.get(key);
      return error instanceof Refused ? (error.problem.refusals ?? []) : [];
    };
    const decision = refusals('penaltyDecision 吉白山环(抚松)罚〔2026〕6号');
    const codes = decision.map(({ code }) => code);
    for (const code of ['A07.5', 'A09.1', 'A09.5', 'P7', 'A16.2']) expect(codes).toContain(code);
    for (const { provision, message, cure } of decision) {
      expect(provision).toMatch(/第.+条/);
      expect(message).toMatch(/[一-龥]/);
      expect(cure).not.toBe('');
    }
    expect(refusals('copyDelivery 吉白山环(抚松)复交〔2026〕5号').map(({ code }) => code)).toEqual(['A29.2']);
    expect(view.facts.find((fact) => fact.kind === 'penaltyDecision')?.document?.number ?? null).toBeNull();
    expect(grave(view).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['A07.4', 'A12.2', 'A20.5', 'A23.2', 'A27.2', 'A27.5']),
    );
  });

  it('a lawful permit is withdrawn when its holder was heard, made good and taken off the register, and not before', async () => {
    const barred: string[] = [];
    const { view, refused } = await tell('../story/permit-withdrawn.yaml', {
      before: 'compensationSettled-11',
      look: ({ openActs }) => {
        const closing = openActs.find(({ act }) => act === 'caseClosed');
        barred.push(...(closing?.blockedBy ?? []).map(({ code }) => code));
      },
    });
    const early = refused.get('permitChangeDecision 吉白山环(抚松)许变〔2026〕99号');
    const codes = early instanceof Refused ? (early.problem.refusals ?? []).map(({ code }) => code) : [String(early)];
    expect(codes).toEqual(expect.arrayContaining(['permit-law-2019.8.heard', 'A14.4', 'A16.1']));
    expect(refused.size).toBe(1);
    expect(barred).toEqual(expect.arrayContaining(['permit.notCompensated', 'permit.notCancelled']));
    expect(grave(view).map(({ id, message }) => `${id} ${message}`)).toEqual([]);
    const stages = view.stages.map(({ title, state }) => `${title} ${state}`);
    expect(stages).toEqual(
      expect.arrayContaining(['核实并听取意见（撤回） met', '认定损失和补偿 met', '办理注销手续 met']),
    );
    const decision = view.facts.find(
      ({ kind, document }) => kind === 'permitChangeDecision' && document?.issued === true,
    );
    expect(decision?.document?.number).toMatch(/许变〔2026〕\d+号/);
  });
});
