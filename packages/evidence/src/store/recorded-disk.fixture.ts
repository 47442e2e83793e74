import fs, { type FileHandle, mkdir, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

/** What was asked of the disk, in the order it was done. A directory entry is something else than the file it names. */
type Step =
  | { op: 'write'; file: number; at: number; bytes: Buffer }
  | { op: 'truncate'; file: number; size: number }
  | { op: 'sync'; file: number }
  | { op: 'enter'; folder: string; name: string; file: number | 'folder' }
  | { op: 'leave'; folder: string; name: string }
  | { op: 'syncFolder'; folder: string }
  | { op: 'told'; what: string };

type Disk = { files: Map<number, Buffer>; folders: Map<string, Map<string, number | 'folder'>> };

/**
 * Watches everything that this process writes below a folder, at the edge of the operating system, so that the disk can be made as a
 * loss of power would have left it after any step: what was not synced is gone, and a name whose folder was not synced as well.
 */
export class RecordedDisk {
  readonly steps: Step[] = [];
  private readonly root: string;
  private readonly names = new Map<string, number>();
  private readonly original = { ...fs };
  private nextFile = 1;

  constructor(root: string) {
    this.root = resolve(root);
  }

  /** Something was acknowledged to somebody outside. */
  told(what: string): void {
    this.steps.push({ op: 'told', what });
  }

  start(): void {
    const { original } = this;
    const patched: Partial<typeof fs> = {
      open: (async (path: string, flags: string | number, mode?: number) => {
        const handle = await original.open(path, flags, mode);
        return this.ours(path) ? this.watched(handle, path, flags) : handle;
      }) as typeof fs.open,
      writeFile: (async (path: string, data: string | Uint8Array, options?: { flush?: boolean }) => {
        await original.writeFile(path, data, options);
        if (!this.ours(path)) return;
        const file = this.fileAt(path);
        this.steps.push({ op: 'truncate', file, size: 0 }, { op: 'write', file, at: 0, bytes: Buffer.from(data) });
        if (options?.flush === true) this.steps.push({ op: 'sync', file });
      }) as typeof fs.writeFile,
      appendFile: (async (path: string, data: string) => {
        const before = await original.stat(path).then(
          ({ size }) => size,
          () => 0,
        );
        await original.appendFile(path, data);
        if (this.ours(path))
          this.steps.push({ op: 'write', file: this.fileAt(path), at: before, bytes: Buffer.from(data) });
      }) as typeof fs.appendFile,
      rename: (async (from: string, to: string) => {
        await original.rename(from, to);
        if (!this.ours(to)) return;
        const file = this.fileAt(from);
        this.names.delete(resolve(from));
        this.names.set(resolve(to), file);
        this.steps.push({ op: 'enter', ...this.entry(to), file }, { op: 'leave', ...this.entry(from) });
      }) as typeof fs.rename,
      rm: (async (path: string, options?: object) => {
        await original.rm(path, options);
        if (this.ours(path) && this.names.delete(resolve(path))) this.steps.push({ op: 'leave', ...this.entry(path) });
      }) as typeof fs.rm,
      mkdir: (async (path: string, options?: object) => {
        const made = await original.mkdir(path, options);
        if (this.ours(path)) this.steps.push({ op: 'enter', ...this.entry(path), file: 'folder' });
        return made;
      }) as typeof fs.mkdir,
    };
    Object.assign(fs, patched);
    syncBuiltinESMExports();
  }

  stop(): void {
    Object.assign(fs, this.original);
    syncBuiltinESMExports();
  }

  /**
   * The disk after a loss of power behind the first `count` steps, laid down in a folder. `survives` says of each step that was not
   * synced whether it reached the device by itself: never is the worst, and any mixture may happen.
   */
  async layDown(count: number, folder: string, survives: () => boolean): Promise<void> {
    const { files, folders } = this.afterLoss(count, survives);
    await mkdir(folder, { recursive: true });
    const lay = async (from: string, to: string): Promise<void> => {
      for (const [name, file] of folders.get(from) ?? []) {
        const target = join(to, name);
        if (file === 'folder') {
          await mkdir(target, { recursive: true });
          await lay(join(from, name), target);
        } else {
          // the machine was started anew: marks of an earlier start vouch only for what they say
          const bytes = files.get(file) ?? Buffer.alloc(0);
          const text = name.endsWith('.at')
            ? bytes.toString('latin1').replace(/"boot":"[^"]*"/, (old) => `"boot":"${'x'.repeat(old.length - 9)}"`)
            : null;
          await writeFile(target, text ?? bytes);
        }
      }
    };
    await lay('', folder);
  }

  /** Folders and files as they are on the device: what was synced, and of the rest what survived by chance, in the order it came. */
  private afterLoss(count: number, survives: () => boolean): Disk {
    const files = new Map<number, Buffer>();
    const folders = new Map<string, Map<string, number | 'folder'>>([['', new Map()]]);
    const waiting = { files: new Map<number, Step[]>(), folders: new Map<string, Step[]>() };
    for (const step of this.steps.slice(0, count)) {
      if (step.op === 'write' || step.op === 'truncate') put(waiting.files, step.file, step);
      else if (step.op === 'enter' || step.op === 'leave') put(waiting.folders, step.folder, step);
      else if (step.op === 'sync') apply(take(waiting.files, step.file));
      else if (step.op === 'syncFolder') apply(take(waiting.folders, step.folder));
    }
    for (const steps of [...waiting.files.values(), ...waiting.folders.values()]) apply(steps.filter(survives));
    return { files, folders };

    function apply(steps: readonly Step[]): void {
      for (const step of steps) {
        if (step.op === 'write') files.set(step.file, written(files.get(step.file), step.at, step.bytes));
        if (step.op === 'truncate') files.set(step.file, resized(files.get(step.file), step.size));
        if (step.op === 'enter') {
          put(folders, step.folder, null).set(step.name, step.file);
          const inside = step.folder === '' ? step.name : join(step.folder, step.name);
          if (step.file === 'folder' && !folders.has(inside)) folders.set(inside, new Map());
        }
        if (step.op === 'leave') folders.get(step.folder)?.delete(step.name);
      }
    }
  }

  private watched(handle: FileHandle, path: string, flags: string | number): FileHandle {
    const steps = this.steps;
    const isFolder = !this.names.has(resolve(path)) && flags === 'r';
    const syncing = isFolder
      ? ({ op: 'syncFolder', folder: relative(this.root, resolve(path)) } as const)
      : ({ op: 'sync', file: this.fileAt(path) } as const);
    const file = isFolder ? 0 : this.fileAt(path);
    const { write, writev, truncate, sync, datasync } = handle;
    const synced = (original: () => Promise<void>) => async () => {
      await original.call(handle);
      steps.push(syncing);
    };
    return Object.assign(handle, {
      write: async (bytes: Buffer, offset: number | null, length: number | undefined, at: number) => {
        const done: { bytesWritten: number } = await Reflect.apply(write, handle, [bytes, offset, length, at]);
        steps.push({ op: 'write', file, at, bytes: Buffer.from(bytes.subarray(0, done.bytesWritten)) });
        return done;
      },
      writev: async (parts: readonly Uint8Array[], at: number) => {
        const done = await writev.call(handle, [...parts], at);
        steps.push({ op: 'write', file, at, bytes: Buffer.concat(parts).subarray(0, done.bytesWritten) });
        return done;
      },
      truncate: async (size = 0) => {
        await truncate.call(handle, size);
        steps.push({ op: 'truncate', file, size });
      },
      sync: synced(sync),
      datasync: synced(datasync),
    });
  }

  private fileAt(path: string): number {
    const known = this.names.get(resolve(path));
    if (known !== undefined) return known;
    const file = this.nextFile++;
    this.names.set(resolve(path), file);
    this.steps.push({ op: 'enter', ...this.entry(path), file });
    return file;
  }

  private entry(path: string): { folder: string; name: string } {
    const inside = relative(this.root, resolve(path));
    const folder = dirname(inside);
    return { folder: folder === '.' ? '' : folder, name: inside.slice(folder === '.' ? 0 : folder.length + 1) };
  }

  private ours(path: unknown): path is string {
    return typeof path === 'string' && (resolve(path) === this.root || resolve(path).startsWith(`${this.root}/`));
  }
}

function put<K>(map: Map<K, Step[]>, key: K, step: Step): void;
function put<K>(map: Map<K, Map<string, number | 'folder'>>, key: K, step: null): Map<string, number | 'folder'>;
function put<K>(map: Map<K, unknown>, key: K, step: Step | null): unknown {
  const held = map.get(key) ?? (step === null ? new Map() : []);
  map.set(key, held);
  if (step !== null && Array.isArray(held)) held.push(step);
  return held;
}

function take<K>(map: Map<K, Step[]>, key: K): Step[] {
  const steps = map.get(key) ?? [];
  map.delete(key);
  return steps;
}

function written(before: Buffer | undefined, at: number, bytes: Buffer): Buffer {
  const after = resized(before, Math.max(before?.length ?? 0, at + bytes.length));
  bytes.copy(after, at);
  return after;
}

function resized(before: Buffer | undefined, size: number): Buffer {
  const after = Buffer.alloc(size);
  before?.copy(after, 0, 0, Math.min(size, before.length));
  return after;
}
