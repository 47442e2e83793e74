import { type DockOptions, type DockReport, dock } from './dock.ts';
import { listCard } from './list-card.ts';

export type DockWatch = { stop(): Promise<void> };

/**
 * A folder that a docking station copies into. It is looked at again and again (file events are unreliable on mounts and cards), and a
 * file is taken when two looks found it unchanged: then whoever writes it has finished.
 */
export function watchDock(
  folder: string,
  options: DockOptions & {
    everyMs?: number;
    onReport: (report: DockReport) => void;
    onFault: (error: unknown) => void;
  },
): DockWatch {
  const { everyMs = 5_000, onReport, onFault } = options;
  const controller = new AbortController();
  const seen = new Map<string, string>();
  const done = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const { files } = await listCard(folder);
    const sign = ({ size, mtimeMs }: { size: number; mtimeMs: number }) => `${size} ${mtimeMs}`;
    const ready = new Set(
      files
        .filter((file) => seen.get(file.path) === sign(file) && !done.has(`${file.path} ${sign(file)}`))
        .map(({ path }) => path),
    );
    for (const file of files) seen.set(file.path, sign(file));
    if (ready.size === 0) return;
    const report = await dock(folder, { ...options, signal: controller.signal, only: ({ path }) => ready.has(path) });
    for (const { path, outcome } of report.entries)
      if (outcome !== 'notRecorded' && outcome !== 'notReached') done.add(`${path} ${seen.get(path)}`);
    onReport(report);
  }

  function next(): void {
    looking = look()
      .catch(onFault)
      .finally(() => {
        if (!controller.signal.aborted) timer = setTimeout(next, everyMs);
      });
  }
  next();

  return {
    stop: async () => {
      controller.abort();
      clearTimeout(timer);
      await looking;
    },
  };
}
