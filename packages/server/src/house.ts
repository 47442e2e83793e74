import type { EvidenceStore, Hasher, MediaTools, Prober, Uploads } from '@liuhen/evidence';
import type { Engine, Journal, SealCipher } from '@liuhen/journal';
import type { Derivations, Drafts, Jobs, Numbers, Receipts, SavedViews } from '@liuhen/journal/work';
import type { AccessLog } from './access/access-log.ts';
import type { CaseLaw } from './case-law/case-law.ts';
import type { DockingStation } from './docking/docking-station.ts';
import type { EventsHub } from './http/events-hub.ts';
import type { Previews } from './media/previews.ts';
import type { ShownTypes } from './media/shown-types.ts';
import type { Press } from './press/press.ts';
import type { Accounts } from './sign-in/accounts.ts';
import type { FactorResets } from './sign-in/factor-resets.ts';
import type { RecoveryCodes } from './sign-in/recovery-codes.ts';
import type { SecretBox } from './sign-in/secret-box.ts';
import type { Sessions } from './sign-in/sessions.ts';
import type { SetUpLink } from './sign-in/set-up-link.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import type { UploadContext } from './uploads/upload-context.ts';

/** Everything the routes work with, put together by `openHouse` and handed down; there is no other way to reach a part. */
export type House = {
  readonly version: string;
  readonly engine: Engine;
  readonly journal: Journal;
  readonly law: CaseLaw;
  readonly drafts: Drafts;
  readonly savedViews: SavedViews;
  readonly numbers: Numbers;
  readonly receipts: Receipts;
  readonly jobs: Jobs;
  readonly derivations: Derivations;
  readonly store: EvidenceStore;
  /** What is made only to be looked at; it can be made again at any time, and no record names it. */
  readonly previewStore: EvidenceStore;
  /** Under what the evidence lies, and a backup of it goes; null: as it is. */
  readonly encryption: { readonly cipher: SealCipher; readonly key: Uint8Array } | null;
  /** Where a whole second copy of the evidence is kept, on another disk; null where none is configured. */
  readonly secondCopy: EvidenceStore | null;
  readonly hashes: Hasher;
  readonly prober: Prober;
  readonly tools: MediaTools;
  readonly uploads: Uploads<UploadContext>;
  readonly press: Press;
  readonly previews: Previews;
  readonly shownTypes: ShownTypes;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly recovery: RecoveryCodes;
  readonly factorResets: FactorResets;
  readonly log: AccessLog;
  readonly box: SecretBox;
  readonly events: EventsHub;
  readonly docking: DockingStation;
  readonly setUpLink: SetUpLink;
  /** Present instant as UTC text with milliseconds. */
  readonly now: () => string;
  readonly webFolder: string | null;
  readonly keysFolder: string;
  /** The demonstration says so on every page. */
  readonly demonstration: boolean;
  close(): Promise<void>;
};
