import type { AgencyFacts, Dossier, Kind, RecordBody } from '@liuhen/records';

/** Who asks. `system` is the program itself (jobs, imports on the command line). */
export type Actor = { readonly id: string };
export const systemActor: Actor = { id: 'system' };

/** The present instant, as UTC milliseconds in the form of the store. Handed in so that tests own the time. */
export type Clock = () => string;

/**
 * Who may record what. Null is yes; a string is the reason shown to the person. The dossier is fetched only if asked for.
 * A person who may not see a subject must get the same words as for one that does not exist.
 */
export interface Authority {
  mayAppend(question: {
    readonly actor: Actor;
    readonly body: RecordBody;
    readonly kind: Kind;
    readonly agency: AgencyFacts;
    readonly dossier: () => Promise<Dossier>;
  }): Promise<string | null>;
}

/** Whether the evidence store holds these bytes for this agency; a record may not name files that are not there. */
export type FileCheck = (agency: string, file: RecordBody['files'][number]) => Promise<boolean>;
