import {
  type EvidenceStore,
  type Hasher,
  openUploads,
  settledType,
  type UploadOptions,
  type Uploads,
} from '@liuhen/evidence';
import type { Receipts } from '@liuhen/journal/work';
import { typeShown } from '../media/shown-types.ts';
import type { Asker } from '../sign-in/asker.ts';

/** Who sends, as the request before the protocol has established it. */
export type UploadContext = { readonly asker: Asker | null };

const mediaType = /^[a-z]+\/[a-z0-9.+-]{1,80}$/;

/**
 * tus with our people. Bytes that are sealed get a receipt for the agency of the sender; a record that names them is made
 * afterwards, through the one door, where the policy is asked. Until then nobody but the sender knows of them.
 */
export function openUploadDoor(parts: {
  store: EvidenceStore;
  hashes: Hasher;
  receipts: Receipts;
  inspect: NonNullable<UploadOptions<UploadContext>['inspect']>;
  onFault: (error: unknown) => void;
}): Promise<Uploads<UploadContext>> {
  return openUploads<UploadContext>({
    store: parts.store,
    hashes: parts.hashes,
    basePath: '/api/uploads',
    async authorize(_request, { asker }) {
      if (asker === null)
        return {
          refusal: {
            status: 401,
            code: 'signInNeeded',
            title: '尚未登录',
            detail: '登录已失效。请重新登录，上传会从断点继续。',
          },
        };
      if (asker.viewer.offices.length === 0 || asker.mustChangePassword || asker.mustEnrol) {
        return {
          refusal: {
            status: 403,
            code: 'forbidden',
            title: '没有此项权限',
            detail: '您今天没有职务，不能上传。请联系安全管理员。',
          },
        };
      }
      return { id: asker.person };
    },
    async onSealed(file, principal, { asker }) {
      if (asker === null) throw new Error('invariant: sealed by somebody who was let in');
      const said = file.mediaType !== null && mediaType.test(file.mediaType) ? file.mediaType : null;
      const type = settledType(said, await typeShown(parts.store, file));
      await parts.receipts.add(asker.agency, {
        sha256: file.sha256,
        sm3: file.sm3,
        size: file.size,
        ...type,
        uploader: principal.id,
        sealed: file.clientHash === 'matched',
      });
      return { recorded: true, receipt: { name: file.displayName, ...type } };
    },
    inspect: parts.inspect,
    onFault: (error) => parts.onFault(error),
  });
}
