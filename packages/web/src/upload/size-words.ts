/** '1.2 GB', '34.5 MB', '12 KB', '0 字节'; `size` in bytes. */
export function sizeWords(size: number): string {
  if (size === 0) return '0 字节';
  if (size < 1_048_576) return `${Math.max(1, Math.round(size / 1_024))} KB`;
  return size < 1_073_741_824 ? `${(size / 1_048_576).toFixed(1)} MB` : `${(size / 1_073_741_824).toFixed(2)} GB`;
}
