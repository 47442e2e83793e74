import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type DockProgress, dock as dockCard, findMediaTools, openProber, type SealedAnswer } from '@liuhen/evidence';
import { Fault, systemActor } from '@liuhen/journal';
import { deviceNumbers, deviceUsed, dockingReportBody, tellOfUnregistered } from '@liuhen/server';
import { findCase } from '../bureau/find-case.ts';
import { withBureau } from '../bureau/with-bureau.ts';
import { CliFault } from '../cli-fault.ts';
import type { Call, Command } from '../command.ts';
import { dockingReportText, isComplete } from '../docking/docking-report.ts';
import { type Docking, recordingBody } from '../docking/recording-body.ts';

export const dock: Command = {
  summary: '把执法记录仪或存储卡的文件全部采集入库，逐个交代；中断后再运行会接着做',
  usage: 'dock FOLDER CASE [--device NO] [--officer NAME] [--json]',
  options: { device: { type: 'string' }, officer: { type: 'string' }, json: { type: 'boolean' } },
  takes: [2, 2],
  run: (call: Call) =>
    withBureau(call, { create: false }, async (bureau) => {
      const [folder = '', wanted = ''] = call.arguments;
      if (!existsSync(folder)) throw new CliFault(`没有 ${folder}：请核对存储卡的挂载位置。`);
      const { agency, row } = await findCase(bureau, wanted);
      const { journal, store, hashes, engine, now } = bureau.house;
      const facts = await journal.dossiers.agencyFacts(agency);
      const named = { deviceNo: call.value('device'), officer: call.value('officer') };
      const docking: Docking = { agency, case: row.subject_id, facts, ...named, now: now() };
      const prober = openProber(await findMediaTools());
      try {
        const report = await dockCard(folder, {
          store,
          hashes,
          prober,
          stateFolder: join(engine.dataFolder, 'docking'),
          devices: async () => deviceNumbers(facts),
          onProgress: progressTo(call.terminal),
          onFile: async (file): Promise<SealedAnswer> => {
            const body = recordingBody(file, docking);
            const outcome = await journal.append(systemActor, body);
            // its id is that of this very file: whoever recorded it was killed before marking the file as done
            const stands = outcome instanceof Fault && outcome.code === 'idReused';
            if (outcome.outcome === 'acknowledged' || stands) {
              const { unregistered } = deviceUsed(facts, docking.deviceNo, [file.name]);
              await tellOfUnregistered(bureau.house, { agency, by: null }, body.id, unregistered);
              return { recorded: true, receipt: { record: body.id } };
            }
            throw outcome instanceof Fault ? outcome : new Error('invariant: an observation is never refused');
          },
        });
        const about = { agency, facts, now: now(), card: named.deviceNo ?? basename(report.folder) };
        const told = dockingReportBody(report, { ...about, isDevice: named.deviceNo !== null });
        if (told !== null) await journal.append(systemActor, told);
        await journal.settle(agency);
        call.terminal.out(call.has('json') ? JSON.stringify(report, null, 2) : dockingReportText(report));
        return isComplete(report) ? 0 : 1;
      } finally {
        await prober.close();
      }
    }),
};

/** Every few seconds, where it stands: the file, and the whole. */
function progressTo({ err }: Call['terminal']): (progress: DockProgress) => void {
  let told = performance.now();
  return ({ path, doneFiles, totalFiles, doneBytes, totalBytes }) => {
    if (performance.now() - told < 2_000) return;
    told = performance.now();
    const percent = Math.floor((doneBytes * 100) / Math.max(1, totalBytes));
    err(`已读 ${doneFiles} 份，共 ${totalFiles} 份（${percent}%）：${path}`);
  };
}
