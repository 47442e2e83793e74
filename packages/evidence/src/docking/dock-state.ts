import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '../store/durable-files.ts';

/** A file of the card that is done, as it was then: another size, time or content makes it another file. */
export type DockedMark = {
  path: string;
  size: number;
  mtimeMs: number;
  /** What a few stretches of it came to; absent in marks of before. */
  sample?: string;
  sha256: string;
  sm3: string;
  receipt: unknown;
};

/** What has been taken from one source: a line a file, synced, so that a dock that was killed goes on after the last whole file. */
export class DockState {
  private readonly marks: Map<string, DockedMark>;
  private readonly handle: FileHandle;

  private constructor(marks: Map<string, DockedMark>, handle: FileHandle) {
    this.marks = marks;
    this.handle = handle;
  }

  static async open(path: string): Promise<DockState> {
    await makeFolder(dirname(path));
    const text = await readFile(path, 'utf8').catch(() => '');
    const marks = new Map<string, DockedMark>();
    for (const line of text.split('\n')) {
      const mark = parseMark(line);
      if (mark !== null) marks.set(mark.path, mark);
    }
    const handle = await open(path, 'a');
    if (text !== '' && !text.endsWith('\n')) await handle.write('\n');
    return new DockState(marks, handle);
  }

  find(path: string, size: number, mtimeMs: number): DockedMark | null {
    const mark = this.marks.get(path);
    return mark?.size === size && mark.mtimeMs === mtimeMs ? mark : null;
  }

  async add(mark: DockedMark): Promise<void> {
    await this.handle.write(`${JSON.stringify(mark)}\n`);
    await this.handle.datasync();
    this.marks.set(mark.path, mark);
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

/** A line torn by a kill is no mark: the file is simply read again. */
function parseMark(line: string): DockedMark | null {
  try {
    const mark: unknown = JSON.parse(line);
    return typeof mark === 'object' && mark !== null && 'path' in mark && 'sha256' in mark
      ? (mark as DockedMark)
      : null;
  } catch {
    return null;
  }
}
