import { rebuild as rebuildAgency } from '@liuhen/journal';
import { withBureau } from '../bureau/with-bureau.ts';
import type { Call, Command } from '../command.ts';

export const rebuild: Command = {
  summary: '由记录重建案件列表、待办、期限、认定与搜索',
  usage: 'rebuild',
  options: {},
  takes: [0, 0],
  run: (call: Call) =>
    withBureau(call, { create: false }, async ({ house, agencies }) => {
      let subjects = 0;
      for (const agency of agencies) {
        subjects += await rebuildAgency(house.journal, house.law.port, agency);
        await house.journal.settle(agency);
      }
      call.terminal.out(`已由记录重建：${agencies.length} 个机关，${subjects} 个案卷`);
      return 0;
    }),
};
