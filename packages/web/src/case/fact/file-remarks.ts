import type { FactView } from '@liuhen/server/api';
import { shownAs } from '../../player/reel.ts';

type File = FactView['files'][number];

export const isPicture = (file: File): boolean => file.size > 0 && shownAs(file).startsWith('image/');

/** The same picture is shown once, beside the file that is listed first. */
export const isFirstOfItsContent = (files: readonly File[], file: File): boolean =>
  files.find(({ sha256 }) => sha256 === file.sha256) === file;

/** What is odd about a file of a record, in words: nothing in it, the same bytes as another, another format than was said. */
export function fileRemarks({ files, data }: Pick<FactView, 'files' | 'data'>, file: File): string[] {
  const remarks: string[] = [];
  const first = files.find(({ sha256 }) => sha256 === file.sha256);
  if (file.size === 0) remarks.push('空文件（0 字节）');
  else if (first !== undefined && first !== file) remarks.push(`内容与“${first.name}”完全相同`);
  const declared = declaredOf(data.files, files.indexOf(file), file.sha256);
  if (declared !== null) remarks.push(`交来时称 ${declared}，内容是 ${file.mediaType}`);
  if (file.readAs !== undefined) remarks.push(`入库时没有写明格式，内容是 ${file.readAs}`);
  return remarks;
}

/** Rows stand in the order of the files; one of other bytes is of another file. */
function declaredOf(rows: unknown, place: number, sha256: string): string | null {
  const row: unknown = Array.isArray(rows) ? rows[place] : null;
  if (typeof row !== 'object' || row === null || !('declaredType' in row && 'sha256' in row)) return null;
  return row.sha256 === sha256 && typeof row.declaredType === 'string' ? row.declaredType : null;
}

/** Where the files say something else than the person, or than each other; as it was found when they came in. */
export function differencesOf({ data }: Pick<FactView, 'data'>): string[] {
  return Array.isArray(data.differences)
    ? data.differences.flatMap((one) =>
        typeof one === 'object' && one !== null && 'detail' in one && typeof one.detail === 'string'
          ? [one.detail]
          : [],
      )
    : [];
}
