import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DockReport, dock as dockCard, findMediaTools, openProber, type SealedAnswer } from '@liuhen/evidence';
import { Fault, systemActor } from '@liuhen/journal';
import { claimTime, RecordBody } from '@liuhen/records';
import { deviceUsed, tellOfUnregistered } from '@liuhen/server';
import { findCase } from '../bureau/find-case.ts';
import { withBureau } from '../bureau/with-bureau.ts';
import { CliFault } from '../cli-fault.ts';
import type { Call, Command } from '../command.ts';
import { dockingReportText, isComplete } from '../docking/docking-report.ts';
import { type Docking, deviceOf, recordingBody } from '../docking/recording-body.ts';

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
        await journal.append(systemActor, reportBody(report, docking));
        await journal.settle(agency);
        call.terminal.out(call.has('json') ? JSON.stringify(report, null, 2) : dockingReportText(report));
        return isComplete(report) ? 0 : 1;
      } finally {
        await prober.close();
      }
    }),
};

/** The bureau's own record of what the card held and what became of it. */
function reportBody({ entries, missing, totals }: DockReport, { agency, deviceNo, facts, now }: Docking): RecordBody {
  return RecordBody.parse({
    id: randomUUID(),
    agency,
    subject: { type: 'agency', id: agency },
    kind: 'dockingReport',
    schema: 1,
    claimed: claimTime(now, null, 'server'),
    notBefore: null,
    people: [],
    links: [],
    files: [],
    data: {
      device: deviceNo,
      ...(deviceNo === null ? {} : { card: deviceNo, registered: deviceOf(facts, deviceNo) !== null }),
      taken: totals.takenIn,
      held: totals.alreadyHeld,
      unreadable: entries.filter(({ outcome }) => outcome === 'unreadable').map(({ path }) => path),
      missing: missing.flatMap((gap) => gap.missing.map(String)),
    },
  });
}
