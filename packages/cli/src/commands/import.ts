import { randomUUID } from 'node:crypto';
import { importCase } from '@liuhen/server';
import { withBureau } from '../bureau/with-bureau.ts';
import { loadCaseFile } from '../case-file/load-case-file.ts';
import { CliFault } from '../cli-fault.ts';
import type { Call, Command } from '../command.ts';

export const importFile: Command = {
  summary: '导入案件文件；同一文件导入两次只算一次',
  usage: 'import FILE.yaml',
  options: {},
  takes: [1, 1],
  async run(call: Call): Promise<number> {
    const file = await loadCaseFile(call.arguments[0] ?? '');
    return withBureau(call, { create: true }, async ({ house, agencies }) => {
      const [only, second] = agencies;
      if (second !== undefined && !agencies.includes(file.agency.id ?? '')) {
        throw new CliFault('这里有不止一个机关：请在案件文件的 agency.id 写明归哪一个。', { details: agencies });
      }
      const agency = second === undefined ? (only ?? file.agency.id ?? randomUUID()) : (file.agency.id ?? only ?? '');
      const imported = await importCase(house.journal, agency, file, { withAgencyFacts: true });
      await house.journal.settle(agency);
      call.terminal.out(`已在库中：案件 ${imported.case}，本文件共 ${imported.records} 条记录`);
      return 0;
    });
  },
};
