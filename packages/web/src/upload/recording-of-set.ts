import { mediumOf } from './file-sets.ts';
import type { Gathering, Part, Said } from './handing.ts';

/** The body by which a set of sealed files becomes one recording. Times are the files' own: nobody types them again. */
export function recordingOfSet({ id, without, isSecond }: Gathering, said: Said, parts: readonly Part[]) {
  const [first] = parts;
  if (first === undefined) throw new Error(`${id} has no files`);
  const { caseId, covers, recordedBy, announced, sensitivity, place, proves } = said;
  const modified = parts.map(({ picked }) => new Date(picked.lastModified).toISOString());
  const names = parts.map(({ picked }) => picked.name);
  return {
    id,
    case: caseId,
    files: parts.flatMap(({ sha256 }) => sha256 ?? []),
    names,
    modified,
    medium: mediumOf(first.picked),
    title: parts.length === 1 ? first.picked.name : `${first.picked.name} 等 ${parts.length} 个文件`,
    device: null,
    recordedBy,
    announced,
    sensitivity,
    ...(place.trim() === '' ? {} : { place: place.trim() }),
    ...(proves.trim() === '' ? {} : { proves: proves.trim() }),
    startedAt: null,
    endedAt: null,
    ...(parts.length === 1 ? { modifiedAt: modified[0] } : {}),
    covers: [...covers],
    ifNew: !isSecond,
    ...(without.size === 0 ? {} : { gapExplanation: missingWords(without) }),
  };
}

function missingWords(without: ReadonlyMap<string, string>): string {
  const each = [...without.values()].join('；');
  return `另有 ${without.size} 个文件没有入库：${each}`.slice(0, 1_000);
}
