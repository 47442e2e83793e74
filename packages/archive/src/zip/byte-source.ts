/** Random access to bytes that need not fit in memory: a file on disk, a `File` in a browser. */
export interface ByteSource {
  readonly size: number;
  /** The bytes at [offset, offset + length), fewer where the source ends. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

export function bytesAsSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

const pieceLength = 1 << 20;

/** A stretch of the source, piece by piece. */
export async function* readStretch(source: ByteSource, offset: number, length: number): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < length; ) {
    const piece = await source.read(offset + done, Math.min(pieceLength, length - done));
    if (piece.length === 0) return;
    done += piece.length;
    yield piece;
  }
}
