import { existsSync } from 'node:fs';
import { openHouse } from '../open-house.ts';
import { runQueue } from './derivation-job.ts';
import { copyQueue } from './derivation-queues.ts';

/** A server of its own that takes a copy to make, with a tool that never ends, and is killed outright once the tool is at work. */
const [dataFolder = '', tool = '', now = ''] = process.argv.slice(2);
const house = await openHouse({ dataFolder, attach: true, now: () => now });
setInterval(() => {
  if (existsSync(`${tool}.works`)) process.kill(process.pid, 'SIGKILL');
}, 50);
await runQueue({ ...house, tools: { ...house.tools, ffmpeg: tool } }, copyQueue);
process.exit(3);
