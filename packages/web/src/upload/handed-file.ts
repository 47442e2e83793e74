/** A file as it is handed in, wherever its bytes lie: on the disk of the device, or kept sealed in the browser. */
export type HandedFile = {
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
  /** By which an upload that was broken off is found again. */
  readonly key: string;
  /** The bytes from `from` up to, not including, `to`. Rejects where they are no longer what they were. */
  readonly read: (from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>;
};

export function handed(file: File): HandedFile {
  const { name, type, size, lastModified } = file;
  return {
    name,
    type,
    size,
    lastModified,
    key: [name, type, size, lastModified].join(' '),
    read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
  };
}

/** What lay kept here does not open any more: it was changed, cut off, or its key is gone. */
export class UnreadableFile extends Error {}
