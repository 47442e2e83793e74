import { text } from 'node:stream/consumers';
import {
  destroyMaster,
  enterMasterKey,
  readMasterKeys,
  rotateLogKey,
  rotateMasterKey,
  sealExisting,
} from '@liuhen/journal';
import {
  type EvidenceKeyPlaces,
  fromBase32,
  type House,
  isEvidenceKeyUnder,
  recoverySheet,
  rewrapEvidenceKey,
  rotateServerSecret,
} from '@liuhen/server';
import { cipherOf, keysFolderOf, withBureau } from '../bureau/with-bureau.ts';
import { CliFault } from '../cli-fault.ts';
import type { Call, Command } from '../command.ts';

const actions: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  list,
  rotate,
  seal,
  sheet,
  enter,
  destroy,
};

export const keys: Command = {
  summary: '主密钥：查看、轮换、加密旧记录、打印恢复单、按恢复单写回、销毁',
  usage: 'keys list | rotate [server | log] | seal | sheet | enter N | destroy N',
  options: {},
  takes: [1, 2],
  run(call) {
    const action = actions[call.arguments[0] ?? ''];
    if (action === undefined)
      throw new CliFault(`keys 没有 ${call.arguments[0]} 这个动作。`, { details: [keys.usage] });
    return action(call);
  },
};

async function list(call: Call): Promise<number> {
  return withBureau(call, { create: false }, async ({ house }) => {
    const { rows } = await house.engine
      .pool('owner', 1)
      .query<{ master: string; count: number }>('SELECT master, count(*) AS count FROM data_key GROUP BY master');
    const places = placesOf(house, call);
    for (const master of await readMasterKeys(house.keysFolder)) {
      const under = rows.find((row) => row.master === master.fingerprint)?.count ?? 0;
      const evidence = house.encryption !== null && (await isEvidenceKeyUnder(places, master)) ? '，证据密钥' : '';
      call.terminal.out(`第 ${master.number} 号　指纹 ${master.fingerprint}　保护 ${under} 个数据密钥${evidence}`);
    }
    return 0;
  });
}

/** Cut off, it is called again and goes on; the old master key stays until somebody destroys it. */
async function rotate(call: Call): Promise<number> {
  if (call.arguments[1] === 'server') return rotateServer(call);
  if (call.arguments[1] === 'log') return rotateLog(call);
  return withBureau(call, { create: false }, async ({ house }) => {
    const places = placesOf(house, call);
    const cipher = cipherOf(call.environment);
    const { to, resumed, rewrapped } = await rotateMasterKey(
      house.engine.pool('owner', 2),
      house.keysFolder,
      cipher,
      ({ done, total }) => call.terminal.err(`已换 ${done} / ${total} 个数据密钥 …`),
      {
        isUnder: (master) => isEvidenceKeyUnder(places, master),
        rewrap: async (master) => rewrapEvidenceKey(places, cipher, await readMasterKeys(house.keysFolder), master),
      },
    );
    call.terminal.out(
      `${resumed ? '接着上次' : ''}已换用第 ${to.number} 号主密钥（指纹 ${to.fingerprint}）：${rewrapped} 个数据密钥改由它保护，记录和证据原样未动。`,
    );
    call.terminal.out(
      `请马上运行 liuhen keys sheet 打印新的恢复单，并做一次新的备份。旧主密钥仍在 ${house.keysFolder}：以前的加密备份要靠它；不再需要时用 liuhen keys destroy ${to.number - 1} 销毁。`,
    );
    return 0;
  });
}

/** The server's own secret: beside a running server too, and nobody enrols anew. */
async function rotateServer(call: Call): Promise<number> {
  return withBureau(call, { create: false }, async ({ house, agencies }) => {
    const { number, resealed, lost } = await rotateServerSecret(house, agencies);
    call.terminal.out(
      `已换用第 ${number} 号服务密钥：${resealed} 个动态口令密钥改由它保护，旧密钥已抹去，各人不必重新登记。`,
    );
    if (lost > 0) call.terminal.out(`另有 ${lost} 个早已解不开（不是这次造成的），请为其重置第二因素。`);
    call.terminal.out('请马上运行 liuhen keys sheet 打印新的恢复单。');
    return 0;
  });
}

/** The keys that sign the logs: beside a running server too, which signs with the new one from its next checkpoint on. */
async function rotateLog(call: Call): Promise<number> {
  return withBureau(call, { create: false }, async ({ house, agencies }) => {
    for (const agency of agencies) {
      const { from, to } = await rotateLogKey(house.engine.pool('owner', 1), house.keysFolder, agency, house.now());
      call.terminal.out(`日志签名密钥已换新。\n    旧公钥 ${from}\n    新公钥 ${to}`);
    }
    call.terminal.out(
      '旧密钥已抹去，交接声明由新旧两把密钥签名，随案卷包给出：持旧公钥的人照样核得过新包。请公布新公钥，并运行 liuhen keys sheet 打印新的恢复单。',
    );
    return 0;
  });
}

/** What was written before contents were sealed. */
async function seal(call: Call): Promise<number> {
  return withBureau(call, { create: false }, async ({ house }) => {
    const store = { pool: house.engine.pool('owner', 2), vault: house.journal.vault };
    const { payloads, drafts } = await sealExisting(store, (done) => call.terminal.err(`已加密 ${done} 条记录 …`));
    call.terminal.out(`已加密 ${payloads} 条旧记录、${drafts} 份旧草稿。请运行 liuhen fsck 证明内容未变，并另做备份。`);
    return 0;
  });
}

async function sheet(call: Call): Promise<number> {
  return withBureau(call, { create: false }, async ({ house }) => {
    const { keys: written, advice } = await recoverySheet(house.keysFolder, '', house.now());
    for (const { name, purpose, words } of written) call.terminal.out(`${name}　${purpose}\n    ${words}\n`);
    for (const line of advice) call.terminal.out(line);
    return 0;
  });
}

/** Reads the words of the sheet from its standard input, so that they stand in no history of commands. */
async function enter(call: Call): Promise<number> {
  const number = numberOf(call);
  call.terminal.err(`请输入恢复单上第 ${number} 号主密钥的字母和数字（空格可有可无），以 Ctrl-D 结束：`);
  const key = fromBase32(await text(process.stdin));
  if (key === null || key.length !== 32) {
    throw new CliFault('输入的不是一把主密钥：应为 52 个字母和数字（A–Z、2–7）。请对照恢复单重输。');
  }
  const folder = await keysFolderOf(call.environment);
  try {
    const { fingerprint } = await enterMasterKey(folder, number, key);
    call.terminal.out(`已写入 ${folder}：第 ${number} 号主密钥，指纹 ${fingerprint}`);
    return 0;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new CliFault(`第 ${number} 号主密钥已在 ${folder} 中，没有改动。`);
  }
}

async function destroy(call: Call): Promise<number> {
  const number = numberOf(call);
  return withBureau(call, { create: false }, async ({ house }) => {
    const places = placesOf(house, call);
    await destroyMaster(
      house.engine.pool('owner', 1),
      house.keysFolder,
      number,
      async (master) => house.encryption !== null && isEvidenceKeyUnder(places, master),
    );
    call.terminal.out(`第 ${number} 号主密钥已销毁：只有它能解开的旧备份从此谁也读不出。恢复单上的这一行也请划去。`);
    return 0;
  });
}

function numberOf(call: Call): number {
  const number = Number(call.arguments[1]);
  if (!Number.isInteger(number) || number < 1) throw new CliFault('请指明主密钥的号数，如 liuhen keys enter 1。');
  return number;
}

function placesOf(house: House, { environment }: Call): EvidenceKeyPlaces {
  const { LIUHEN_EVIDENCE_COPY: copy } = environment;
  return {
    keysFolder: house.keysFolder,
    evidenceFolder: `${house.engine.dataFolder}/evidence`,
    copyFolder: copy === '' ? undefined : copy,
  };
}
