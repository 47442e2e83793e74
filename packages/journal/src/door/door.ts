import type { Dossier, RecordBody } from '@liuhen/records';
import type pg from 'pg';
import { patiently, within } from '../database.ts';
import { Fault } from '../fault.ts';
import type { GateAnswer, Law } from '../law-port.ts';
import type { Dossiers, Standing } from '../readers/dossiers.ts';
import { askableOf, sealPayload } from '../vault/sealed-payload.ts';
import { keyedHash, type Vault } from '../vault/vault.ts';
import { noteAppend } from './access-note.ts';
import { entryOfRow, type Row } from './assemble.ts';
import { Lane } from './lane.ts';
import type { Acknowledged, Outcome, Refused } from './outcome.ts';
import type { Actor, Authority, Clock, FileCheck } from './ports.ts';
import { type Checked, check, commitUnits, type Prepared } from './prepare.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { findReceipt } from './receipt.ts';

export type DoorParts = {
  readonly pool: pg.Pool;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly law: Law;
  readonly authority: Authority;
  readonly holdsFile: FileCheck | null;
  readonly dossiers: Dossiers;
  readonly committed: (agency: string, rows: readonly Row[]) => void;
};

export type AppendOptions = {
  /** `import`: facts of the past taken in whole. Nothing is gated, and the record says that it was not made here. */
  readonly origin?: 'live' | 'import';
};

/**
 * The one door. Every record of every client enters here: checked for form, authorised, asked of the law if it is an act,
 * and made durable with everything that derives from it marked, before it is acknowledged.
 */
export class Door {
  readonly #parts: DoorParts;
  readonly #lanes = new Map<string, Lane>();
  readonly #pseudonyms: Pseudonyms;
  #latest = '';

  constructor(parts: DoorParts) {
    this.#parts = parts;
    this.#pseudonyms = new Pseudonyms(parts.pool);
  }

  async append(actor: Actor, input: unknown, options: AppendOptions = {}): Promise<Outcome> {
    try {
      const checked = check(input);
      try {
        await this.#admit(actor, checked);
      } catch (error) {
        // whoever lost the answer and meanwhile the right is still told that the record is in
        const earlier = error instanceof Fault ? await this.#earlier(checked) : null;
        if (earlier === null) throw error;
        return earlier;
      }
      if (options.origin === 'import' || !checked.kind.act)
        return await this.#put(await this.#prepare(actor, checked, options, null));
      return await this.#act(actor, checked);
    } catch (error) {
      if (error instanceof Fault) return error;
      throw error;
    }
  }

  /** All or none, in order, in one transaction: the import of a whole case. Not gated. */
  async appendAll(
    actor: Actor,
    inputs: readonly unknown[],
    options: AppendOptions = { origin: 'import' },
  ): Promise<Acknowledged[] | Fault> {
    try {
      const prepared: Prepared[] = [];
      for (const input of inputs) {
        const checked = check(input);
        const first = prepared[0]?.body.agency;
        if (first !== undefined && first !== checked.body.agency) {
          throw new Fault('bodyMalformed', '一次导入只能属于一个机关', '请按机关分开导入', { at: ['agency'] });
        }
        await this.#admit(actor, checked);
        prepared.push(await this.#prepare(actor, checked, options, null));
      }
      const agency = prepared[0]?.body.agency;
      if (agency === undefined) return [];
      const placed = await this.#lane(agency).put(prepared, true);
      const fault = placed.find((outcome) => outcome instanceof Fault);
      return fault ?? placed.filter((outcome): outcome is Acknowledged => outcome.outcome === 'acknowledged');
    } catch (error) {
      if (error instanceof Fault) return error;
      throw error;
    }
  }

  async #admit(actor: Actor, { body, kind }: Checked): Promise<void> {
    const { authority, dossiers, holdsFile } = this.#parts;
    const { agency: agencyId, subject } = body;
    const agency = dossiers.heldAgencyFacts(agencyId) ?? (await patiently(() => dossiers.agencyFacts(agencyId)));
    const dossier = async (): Promise<Dossier> => (await dossiers.read(agencyId, subject.id)).dossier;
    const denial = await authority.mayAppend({ actor, body, kind, agency, dossier });
    if (denial !== null) {
      await this.#note(actor, body, 'denied', { reason: denial });
      throw new Fault('notAllowed', denial, '请由有权限的人员办理，或向管理员申请授权');
    }
    for (const file of body.files) {
      if (holdsFile !== null && !(await holdsFile(agencyId, file))) {
        throw new Fault(
          'fileUnknown',
          `文件“${file.name}”尚未上传完成或与上传内容不一致`,
          '请先完成该文件的上传并取得确认，再提交记录',
          { at: ['files'] },
        );
      }
    }
  }

  #earlier({ body, plainHash }: Checked): Promise<Acknowledged | null> {
    const { pool, vault } = this.#parts;
    return within(pool, body.agency, async (client) => {
      const keys = await vault.keysOf(client, body.agency, [body.agency]);
      const keyed = [...keys.values()].map((key) => keyedHash(key, plainHash));
      return findReceipt(client, body.agency, body.id, [plainHash, ...keyed]);
    });
  }

  async #prepare(
    actor: Actor,
    checked: Checked,
    options: AppendOptions,
    asked: (GateAnswer & Seen) | null,
  ): Promise<Prepared> {
    const { body, canonical, plainHash } = checked;
    const { agency, subject, id: record } = body;
    const { pool, vault } = this.#parts;
    const agencyKey = await patiently(() => vault.makeKeyOf(pool, agency, agency));
    const key = await patiently(() => vault.makeKeyOf(pool, agency, subject.id));
    const { commitments, salts } = commitUnits(body);
    const gate =
      asked === null ? null : { edition: asked.edition, asOfSeq: asked.subjectSeq, findings: [...asked.findings] };
    const payload = { body: canonical, salts, gate: gate === null ? null : JSON.stringify(gate) };
    return {
      ...checked,
      bodyHash: keyedHash(agencyKey, plainHash),
      commitments,
      sealed: sealPayload(vault.cipher, key, { agency, subject: subject.id, record }, payload),
      askable: askableOf(body, canonical),
      origin: options.origin ?? 'live',
      actor: actor.id,
      pseudonym:
        this.#pseudonyms.held(agency, actor.id) ?? (await patiently(() => this.#pseudonyms.of(agency, actor.id))),
      gate,
      seen: asked === null ? null : { subjectSeq: asked.subjectSeq, agencySeq: asked.agencySeq },
    };
  }

  async #put(prepared: Prepared): Promise<Acknowledged | Fault> {
    const [placed] = await this.#lane(prepared.body.agency).put([prepared]);
    if (placed === undefined || placed.outcome === 'stale') throw new Error('invariant: an observation is never stale');
    return placed;
  }

  /** Asked on what is held in memory; under lock the answer counts only if nothing came in between, else it is asked again. */
  async #act(actor: Actor, checked: Checked): Promise<Outcome> {
    const { body } = checked;
    const lane = this.#lane(body.agency);
    for (let attempt = 0; ; attempt += 1) {
      const standing =
        this.#held(body, attempt) ?? (await patiently(() => this.#parts.dossiers.read(body.agency, body.subject.id)));
      const repeated =
        standing.dossier.find(body.id) !== undefined || standing.entries.some((entry) => entry.body.id === body.id);
      if (!repeated) {
        const answer = this.#parts.law.gate(standing.dossier, body, this.now());
        if (answer.refusals.length > 0) {
          if (attempt === 0) continue;
          return await this.#refuse(actor, checked, answer);
        }
        const prepared = await this.#prepare(actor, checked, {}, { ...answer, ...standing });
        const [placed] = await lane.put([prepared]);
        if (placed !== undefined && placed.outcome !== 'stale') return placed;
      } else {
        const seen = { subjectSeq: -1, agencySeq: -1, edition: '-', refusals: [], findings: [] };
        const [placed] = await lane.put([await this.#prepare(actor, checked, {}, seen)]);
        if (placed !== undefined && placed.outcome !== 'stale') return placed;
      }
    }
  }

  #held(body: Checked['body'], attempt: number): Standing | null {
    return attempt === 0 ? this.#parts.dossiers.held(body.agency, body.subject.id) : null;
  }

  async #refuse(actor: Actor, { body }: Checked, answer: GateAnswer): Promise<Refused> {
    const codes = answer.refusals.map((refusal) => refusal.code);
    await this.#note(actor, body, 'refused', { kind: body.kind, codes });
    return { outcome: 'refused', refusals: answer.refusals };
  }

  #note(actor: Actor, body: RecordBody, outcome: 'refused' | 'denied', detail: object): Promise<void> {
    return noteAppend(this.#parts.pool, { actor: actor.id, body, outcome, detail, at: this.now() });
  }

  /** Never earlier than what this process has already written, even when the machine's clock is set back. */
  now(): string {
    const now = this.#parts.clock();
    if (now > this.#latest) this.#latest = now;
    return this.#latest;
  }

  #lane(agency: string): Lane {
    const known = this.#lanes.get(agency);
    if (known !== undefined) return known;
    const { pool, committed, dossiers } = this.#parts;
    const lane = new Lane(
      pool,
      agency,
      () => this.now(),
      (rows, receivedAt) => {
        for (const row of rows) dossiers.add(agency, row.prepared.body.subject.id, entryOfRow(row, receivedAt));
        committed(agency, rows);
      },
    );
    this.#lanes.set(agency, lane);
    return lane;
  }
}

type Seen = { readonly subjectSeq: number; readonly agencySeq: number };
