import { hash, verify } from '@node-rs/argon2';

/** OWASP's first recommendation for argon2id (the library's default algorithm); about 60 ms on a small server, and the parameters travel with the hash. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const minimumLength = 10;
export const historyLength = 5;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost);
}

export async function passwordMatches(stored: string, password: string): Promise<boolean> {
  return verify(stored, password.normalize('NFC'));
}

let nobody: Promise<string> | null = null;

/** As long as a real check takes, so that an unknown account cannot be told from a wrong password by waiting. */
export async function checkAgainstNobody(password: string): Promise<false> {
  nobody ??= hashPassword('nobody has this password');
  await passwordMatches(await nobody, password);
  return false;
}
