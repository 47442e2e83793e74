import type { HeldFile } from '@liuhen/records';
import type { House } from '../house.ts';
import { ServerFault } from '../http/server-fault.ts';
import type { Asker } from '../sign-in/asker.ts';

/** Only bytes that the store acknowledged to this very person: a hash heard of is no key to somebody else's file. */
export function takeFiles(
  house: House,
  asker: Asker,
  files: readonly { readonly sha256: string; readonly name?: string | undefined }[],
  called: string,
): Promise<HeldFile[]> {
  return Promise.all(
    files.map(async ({ sha256, name }, index) => {
      const receipt = await house.receipts.find(asker.agency, sha256, asker.person);
      if (receipt === null) throw new ServerFault('fileNotYours', '所附文件不是您上传并封存的。');
      const { sm3, size, mediaType } = receipt;
      const ending = mediaType.split('/')[1]?.replace(/[^a-z0-9]/g, '') ?? 'bin';
      return { name: name ?? `${called}-${index + 1}.${ending}`, mediaType, sha256, sm3, size };
    }),
  );
}
