import type { House } from '../house.ts';
import { destroySecretKey, makeSecretKey, openUnder, secretKeys } from './secret-box.ts';

/**
 * The server's secret gives way to a new one while people work: seeds of authenticators are sealed anew, nobody enrols again,
 * and the old key is blotted out once nothing lies under it. Cut off, it is called again and goes on. A copy for a party that is
 * being made just then has to be asked for again; it says so. Sessions rest on no key.
 */
export async function rotateServerSecret(
  house: House,
  agencies: readonly string[],
): Promise<{ readonly number: number; readonly resealed: number; readonly lost: number }> {
  const { keysFolder } = house;
  if (secretKeys(keysFolder).length === 1)
    await makeSecretKey(keysFolder, (secretKeys(keysFolder)[0]?.number ?? 0) + 1);
  const newest = secretKeys(keysFolder).at(-1);
  if (newest === undefined) throw new Error('invariant: the house is open, and so has a secret');
  const counts = { resealed: 0, lost: 0 };
  // a second time for what was sealed under the old key while the first was under way
  for (let round = 0; round < 2; round += 1) {
    counts.lost = 0;
    for (const agency of agencies) {
      for (const { person, totp_secret, totp_pending } of await house.accounts.list(agency)) {
        for (const sealed of [totp_secret, totp_pending]) {
          if (sealed === null || openUnder(newest.key, sealed, person) !== null) continue;
          const plain = house.box.open(sealed, person);
          if (plain === null) counts.lost += 1;
          else if (await house.accounts.reseal(agency, person, sealed, house.box.seal(plain, person)))
            counts.resealed += 1;
        }
      }
    }
  }
  for (const old of secretKeys(keysFolder).slice(0, -1)) await destroySecretKey(keysFolder, old);
  return { number: newest.number, ...counts };
}
