import { type Ed25519, fromHex } from '@liuhen/ledger';

/** RFC 8032 §7.1, test 2. An old browser without Ed25519 must say so, and not call a sound package broken. */
export async function ed25519Works(ed25519: Ed25519): Promise<boolean> {
  const publicKey = fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
  const signature = fromHex(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
  return (
    (await ed25519.verify(publicKey, Uint8Array.of(0x72), signature)) &&
    !(await ed25519.verify(publicKey, Uint8Array.of(0x73), signature))
  );
}
