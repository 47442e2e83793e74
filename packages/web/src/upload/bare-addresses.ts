import type { UploadOptions } from 'tus-js-client';

const prefix = 'liuhen-upload ';

/** Where the upload of a sealed file goes on, and nothing else of it: name, type and time of what lies sealed stand nowhere in the clear. */
export const bareAddresses: NonNullable<UploadOptions['urlStorage']> = {
  findAllUploads: async () => [],
  findUploadsByFingerprint: async (fingerprint) => {
    const key = prefix + fingerprint;
    const uploadUrl = localStorage.getItem(key);
    if (uploadUrl === null) return [];
    return [{ size: null, metadata: {}, creationTime: '', urlStorageKey: key, uploadUrl, parallelUploadUrls: null }];
  },
  removeUpload: async (key) => localStorage.removeItem(key),
  addUpload: async (fingerprint, { uploadUrl }) => {
    const key = prefix + fingerprint;
    if (uploadUrl !== null) localStorage.setItem(key, uploadUrl);
    return key;
  },
};
