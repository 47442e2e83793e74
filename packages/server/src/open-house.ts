import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findMediaTools, inspectForSecrets, openDiskStore, openHasher, openProber } from '@liuhen/evidence';
import { openEngine, openJournal, settleKeys } from '@liuhen/journal';
import { Derivations, Drafts, Jobs, Numbers, Receipts, SavedViews } from '@liuhen/journal/work';
import { AccessLog } from './access/access-log.ts';
import { authorityOf } from './access/authority.ts';
import { houseLaw } from './case-law/house-law.ts';
import { DockingStation } from './docking/docking-station.ts';
import type { House } from './house.ts';
import { EventsHub } from './http/events-hub.ts';
import { type Encryption, evidenceKey, refuseWithoutMaster } from './media/evidence-key.ts';
import { Previews } from './media/previews.ts';
import { ShownTypes } from './media/shown-types.ts';
import { openPress } from './press/press.ts';
import { Accounts } from './sign-in/accounts.ts';
import { FactorResets } from './sign-in/factor-resets.ts';
import { RecoveryCodes } from './sign-in/recovery-codes.ts';
import { openSecretBox } from './sign-in/secret-box.ts';
import { Sessions } from './sign-in/sessions.ts';
import { SetUpLink } from './sign-in/set-up-link.ts';
import { SignIn } from './sign-in/sign-in.ts';
import { openUploadDoor } from './uploads/upload-context.ts';

export type HouseOptions = {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  /** Where keys lie (LIUHEN_KEYS); absent: beside the data folder, never in it where that can be helped. */
  readonly keysFolder?: string | undefined;
  /** Told what the operator must know of this start, in Chinese. */
  readonly tell?: (words: string) => void;
  readonly webFolder?: string | null;
  readonly demonstration?: boolean;
  /** A tool that joins the database of a running server: listens to nothing, finishes nothing that is not its own. */
  readonly attach?: boolean;
  /** Evidence enciphered at rest too, and backups: whoever loses the master key loses them. What records say is sealed in any case. */
  readonly encryption?: Encryption;
  /** A folder on another disk that gets a second copy of all evidence, from which damage is healed (LIUHEN_EVIDENCE_COPY). */
  readonly evidenceCopy?: string | undefined;
  /** A folder whose sub-folders are cards and devices to take in (LIUHEN_DOCK). */
  readonly dockFolder?: string | undefined;
  readonly now?: () => string;
  readonly onError?: (error: unknown) => void;
};

export const version = '0.1.0';

/** Puts the house together by hand; `close` takes it apart in the opposite order. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const now = options.now ?? (() => new Date().toISOString());
  const onError = options.onError ?? (() => undefined);
  const { attach = false } = options;
  const engine = await openEngine({ dataFolder: options.dataFolder, databaseUrl: options.databaseUrl, attach });
  const keys = await settleKeys(engine.dataFolder, options.keysFolder, { attached: engine.kind === 'attached' }).catch(
    async (error: unknown) => {
      await engine.close();
      throw error;
    },
  );
  const keysFolder = keys.folder;
  const hashes = openHasher();
  const press = openPress(join(engine.dataFolder, 'fonts'));
  try {
    const evidenceFolder = join(engine.dataFolder, 'evidence');
    const { evidenceCopy } = options;
    const places = { keysFolder, evidenceFolder, copyFolder: evidenceCopy };
    await refuseWithoutMaster(places);
    const tools = await findMediaTools();
    const prober = openProber(tools);
    const law = houseLaw;
    const journal = await openJournal(engine, {
      clock: now,
      law: law.port,
      authority: authorityOf(
        now,
        async (agency, sha256, person) => (await receipts.find(agency, sha256, person)) !== null,
      ),
      keysFolder,
      ...(options.encryption === undefined ? {} : { cipher: options.encryption }),
      holdsFile: async (_agency, file) => (await store.stat(file.sha256))?.size === file.size,
      onError,
    });
    const encryption =
      options.encryption === undefined ? null : await evidenceKey(places, options.encryption, journal.vault.masters);
    const sealing = encryption === null ? {} : { encryption };
    const store = await openDiskStore(evidenceFolder, { hashes, ...sealing });
    const previewStore = await openDiskStore(join(engine.dataFolder, 'previews'), { hashes, ...sealing });
    const secondCopy = evidenceCopy === undefined ? null : await openDiskStore(evidenceCopy, { hashes, ...sealing });
    const box = await openSecretBox(keysFolder);
    const receipts = new Receipts(journal.pool, now);
    const log = new AccessLog(journal.pool, now);
    const accounts = new Accounts(journal.pool);
    const sessions = new Sessions(journal.pool, now);
    const recovery = new RecoveryCodes(journal.pool, now);
    const events = new EventsHub(engine);
    if (!attach) await events.open();
    const uploads = await openUploadDoor({
      store,
      hashes,
      receipts,
      inspect: inspectForSecrets(prober),
      onFault: onError,
    });
    // everything that lies under a key has opened by now
    for (const words of [...keys.warnings, ...(await keys.retire())]) options.tell?.(words);
    const docking = new DockingStation(options.dockFolder ?? null);
    return {
      version,
      engine,
      journal,
      law,
      drafts: new Drafts(journal, now),
      savedViews: new SavedViews(journal, now),
      numbers: new Numbers(journal.pool, now),
      receipts,
      jobs: new Jobs(journal.pool, now),
      derivations: new Derivations(journal.pool, now),
      store,
      encryption,
      previewStore,
      secondCopy,
      hashes,
      prober,
      tools,
      uploads,
      press,
      previews: new Previews({ store, prober, tools }),
      shownTypes: new ShownTypes(store),
      accounts,
      sessions,
      signIn: new SignIn({ accounts, sessions, log, box, recovery, now }),
      recovery,
      factorResets: new FactorResets(journal.pool, now),
      log,
      box,
      events,
      docking,
      setUpLink: new SetUpLink(),
      now,
      webFolder: options.webFolder ?? null,
      keysFolder,
      demonstration: options.demonstration ?? false,
      async close() {
        await docking.stop();
        await uploads.close();
        await events.close();
        await journal.close();
        await press.close();
        await prober.close();
        await hashes.close();
        await engine.close();
      },
    };
  } catch (error) {
    await press.close();
    await hashes.close();
    await engine.close();
    throw error;
  }
}

/** The web client as it was built beside us. */
export function builtWebFolder(): string {
  return fileURLToPath(new URL('../../web/dist/', import.meta.url));
}
