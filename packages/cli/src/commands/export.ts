import { exportCase } from '@liuhen/server';
import { stringify } from 'yaml';
import { findCase } from '../bureau/find-case.ts';
import { withBureau } from '../bureau/with-bureau.ts';
import type { Call, Command } from '../command.ts';

export const exportFile: Command = {
  summary: '把一个案件写成案件文件（YAML），写到标准输出',
  usage: 'export CASE > FILE.yaml',
  options: {},
  takes: [1, 1],
  run: (call: Call) =>
    withBureau(call, { create: false }, async (bureau) => {
      const { agency, row } = await findCase(bureau, call.arguments[0] ?? '');
      const { dossiers } = bureau.house.journal;
      const { entries } = await dossiers.read(agency, row.subject_id);
      const file = exportCase(entries, await dossiers.agencyFacts(agency));
      call.terminal.out(stringify(file, { lineWidth: 0 }).trimEnd());
      return 0;
    }),
};
