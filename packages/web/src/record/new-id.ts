import { uuidV7 } from '@liuhen/records/uuid';

/** The client names what it records, so that a repeated send is the same record. */
export function newId(): string {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
