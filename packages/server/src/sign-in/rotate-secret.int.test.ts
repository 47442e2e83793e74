import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, password, type World } from '../../test/world.ts';
import { rotateServerSecret } from './rotate-secret.ts';
import { secretKeys } from './secret-box.ts';
import { fromBase32, totpCode, totpStep } from './totp.ts';

let world: World;
let secret: string;
beforeAll(async () => {
  world = await openWorld();
  await world.addPerson('赵启明', ['officer'], { account: 'zhao' });
  const zhao = await world.signIn('zhao');
  secret = (await zhao.call('POST', '/api/session/totp', { password })).json().secret;
  expect((await zhao.call('PUT', '/api/session/totp', { code: code() })).statusCode).toBe(200);
});
afterAll(() => world.end());

const code = () => totpCode(fromBase32(secret) ?? Buffer.alloc(0), totpStep(Date.now() + world.clock.ahead));
const signIn = () =>
  world.app.inject({ method: 'POST', url: '/api/session', payload: { account: 'zhao', password, code: code() } });

test('the server’s secret is changed beside the running server: nobody enrols again, and the old one opens nothing', async () => {
  const { keysFolder, box } = world.house;
  const [old] = secretKeys(keysFolder);
  const sealed = (await world.house.accounts.list(world.agency)).find(({ name }) => name === 'zhao')?.totp_secret;
  expect(await rotateServerSecret(world.house, [world.agency])).toEqual({ number: 2, resealed: 1, lost: 0 });
  expect(readdirSync(keysFolder).filter((name) => name.startsWith('server-secret'))).toEqual(['server-secret-2.key']);
  expect(readFileSync(join(keysFolder, 'server-secret-2.key')).equals(old?.key ?? Buffer.alloc(0))).toBe(false);
  expect(box.open(sealed ?? Buffer.alloc(0), 'anybody')).toBeNull();
  world.clock.ahead += 60_000;
  expect((await signIn()).json().state).toBe('signedIn');
});

test('cut off after the new key was made it goes on, and a secret that opens under no key is told and left alone', async () => {
  const { makeSecretKey } = await import('./secret-box.ts');
  await makeSecretKey(world.house.keysFolder, 3);
  await world.addPerson('孙晓岚', ['officer'], { account: 'sun' });
  const sun = (await world.house.accounts.list(world.agency)).find(({ name }) => name === 'sun');
  if (sun !== undefined) await world.house.accounts.beginTotp(sun, Buffer.alloc(60, 7));
  expect(await rotateServerSecret(world.house, [world.agency])).toEqual({ number: 3, resealed: 1, lost: 1 });
  expect(secretKeys(world.house.keysFolder).map(({ number }) => number)).toEqual([3]);
  world.clock.ahead += 60_000;
  expect((await signIn()).json().state).toBe('signedIn');
});
