import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DockProgress, type DockReport, type DockWatch, watchDock } from '@liuhen/evidence';
import { Fault, systemActor } from '@liuhen/journal';
import { deviceNumbers } from '../devices/ledger.ts';
import { deviceUsed } from '../devices/unregistered-devices.ts';
import type { House } from '../house.ts';
import { agenciesIn } from '../keeping/named-files.ts';
import { dockedRecording } from './docked-recording.ts';
import { dockingReportBody, stateNameOf } from './docking-report.ts';
import { tellOfUnregistered } from './enter-recording.ts';

export type CardProgress = DockProgress & { readonly card: string; readonly at: string };

const lookEvery = 5_000;

/**
 * The folder that docking stations and card readers copy into: a sub-folder a card or device. Each is watched for itself; what is in
 * the middle of being copied waits until it is whole. Nothing is deleted there.
 */
export class DockingStation {
  readonly folder: string | null;
  readonly #everyMs: number;
  readonly #watches = new Map<string, DockWatch>();
  readonly #progress = new Map<string, CardProgress>();
  readonly #reports = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(folder: string | null, everyMs = lookEvery) {
    this.folder = folder;
    this.#everyMs = everyMs;
  }

  /** Of the cards that are being read at this moment. */
  progress(): CardProgress[] {
    return [...this.#progress.values()];
  }

  start(house: House, onFault: (error: unknown) => void): void {
    const { folder } = this;
    if (folder === null) return;
    const look = (): void => {
      this.#look(folder, house, onFault)
        .catch(onFault)
        .finally(() => {
          if (!this.#stopped) this.#timer = setTimeout(look, this.#everyMs);
        });
    };
    look();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await Promise.all([...this.#watches.values()].map((watch) => watch.stop()));
    this.#watches.clear();
    await Promise.all(this.#reports);
  }

  /** Cards come and go. A folder that is gone is no longer watched, and is read anew when it comes back. */
  async #look(folder: string, house: House, onFault: (error: unknown) => void): Promise<void> {
    const agencies = await agenciesIn(house.journal.pool);
    const [agency] = agencies;
    if (agency === undefined) return;
    if (agencies.length > 1) throw new Error('LIUHEN_DOCK 只能用于单一机关的数据库：无法判断采集的文件属于哪个机关。');
    const entries = await readdir(folder, { withFileTypes: true });
    const cards = new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name));
    for (const [card, watch] of this.#watches) {
      if (cards.has(card)) continue;
      this.#watches.delete(card);
      await watch.stop();
    }
    for (const card of cards) {
      if (this.#stopped || this.#watches.has(card)) continue;
      this.#watches.set(card, this.#watch(house, agency, card, join(folder, card), onFault));
    }
  }

  #watch(house: House, agency: string, card: string, folder: string, onFault: (error: unknown) => void): DockWatch {
    const { store, hashes, prober, journal } = house;
    return watchDock(folder, {
      store,
      hashes,
      prober,
      everyMs: this.#everyMs,
      stateFolder: join(house.engine.dataFolder, 'docking', stateNameOf(agency, card)),
      devices: async () => deviceNumbers(await journal.dossiers.agencyFacts(agency)),
      onProgress: (progress) => this.#progress.set(card, { ...progress, card, at: house.now() }),
      onFile: async (file) => {
        const facts = await journal.dossiers.agencyFacts(agency);
        const body = dockedRecording(file, { agency, facts, card, now: house.now() });
        const { sha256, sm3, size } = file;
        const uploader = body.people[0]?.person ?? systemActor.id;
        await house.receipts.add(agency, {
          sha256,
          sm3,
          size,
          mediaType: file.facts.mediaType,
          uploader,
          sealed: true,
        });
        const outcome = await journal.append(systemActor, body);
        // the record of this very file stands: whoever wrote it was killed before marking the file as done
        const stands = outcome instanceof Fault && outcome.code === 'idReused';
        if (outcome instanceof Fault && !stands) throw outcome;
        // a card of the ledger may hold files of another recorder, and a folder of an old disk those of many
        const { unregistered } = deviceUsed(facts, null, [file.name]);
        await tellOfUnregistered(house, { agency, by: null }, body.id, unregistered);
        return { recorded: true, receipt: { record: body.id } };
      },
      onReport: (report) => {
        this.#progress.delete(card);
        const told = this.#report(house, agency, card, report).catch(onFault);
        this.#reports.add(told);
        told.finally(() => this.#reports.delete(told));
      },
      onFault,
    });
  }

  async #report(house: House, agency: string, card: string, report: DockReport): Promise<void> {
    const facts = await house.journal.dossiers.agencyFacts(agency);
    const body = dockingReportBody(report, { agency, facts, card, now: house.now() });
    if (body === null) return;
    const outcome = await house.journal.append(systemActor, body);
    if (outcome instanceof Fault) throw outcome;
  }
}
