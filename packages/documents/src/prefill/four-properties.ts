import { volumeOf } from '@liuhen/law/access';
import { documentKinds, type Fact, formatProblem, isDocType } from '@liuhen/records';
import { filed } from './file-sources.ts';
import { fieldsOf, given, nameOf, type Scene, type Source } from './scene.ts';

/** One test of DA/T 70: what fails, by name; null where the records cannot tell and a person must look. */
type Test = {
  readonly code: string;
  readonly item: string;
  readonly method: string;
  readonly failing: ((scene: Scene) => readonly string[] | null) | null;
};

const readable = /^(application\/(pdf|xml|json)|image\/|video\/|audio\/|text\/)/;

/** Signatures that are not over the bytes that were fixed. */
const looseSignatures = ({ dossier }: Scene) =>
  dossier.documents().flatMap((document) => {
    const { rendition } = document.data;
    if (rendition == null) return [];
    const loose = dossier
      .signaturesOf(document)
      .filter(({ data }) => typeof data.over === 'string' && data.over !== rendition.sha256);
    return loose.length > 0 ? [nameOf(document)] : [];
  });

const unreadableValues = (scene: Scene) =>
  filed(scene).flatMap((document) => {
    if (!isDocType(document.kind)) return [];
    const fields = fieldsOf(document);
    const wrong = documentKinds[document.kind].allFields.filter((field) => {
      const value = fields[field.key];
      return value !== undefined && value !== null && formatProblem(field, value) !== null;
    });
    return wrong.map(({ label }) => `${nameOf(document)}“${label}”`);
  });

const repeatedNumbers = (scene: Scene) => {
  const seen = new Map<string, number>();
  for (const { kind, data } of filed(scene)) {
    if (data.number && isDocType(kind) && documentKinds[kind].needsDocNumber)
      seen.set(data.number, (seen.get(data.number) ?? 0) + 1);
  }
  return [...seen].filter(([, times]) => times > 1).map(([number]) => number);
};

const unnumbered = (scene: Scene) =>
  filed(scene)
    .filter(({ kind, data }) => isDocType(kind) && documentKinds[kind].needsDocNumber && !data.number)
    .map(nameOf);

/** The index beside the file it lists: the papers of the main volume it has no line for. */
const unlisted = (scene: Scene): readonly string[] | null => {
  const index = scene.dossier.documents('fileIndex').at(-1);
  const { rows } = index === undefined ? {} : fieldsOf(index);
  if (index === undefined || !Array.isArray(rows)) return null;
  const listed = JSON.stringify(rows);
  return filed(scene)
    .filter(({ seq, kind, data }) => seq < index.seq && volumeOf(kind, data) === 'main')
    .filter(({ title, data }) => !listed.includes(data.number || title))
    .map(nameOf);
};

const withoutFiles = (recordings: readonly Fact<'recording'>[]) =>
  recordings.filter(({ files, data }) => files.length === 0 && (data.files ?? []).length === 0).map(({ key }) => key);

const foreignFormats = ({ dossier }: Scene) =>
  dossier.facts.flatMap(({ files }) =>
    files.filter(({ mediaType }) => !readable.test(mediaType)).map(({ name }) => name),
  );

const tests: readonly Test[] = [
  { code: '1', item: '真实性：固化信息有效性', method: '签名所对的摘要与定稿摘要比对', failing: looseSignatures },
  { code: '4', item: '真实性：值域符合度', method: '逐项核对文书要素的格式和字典', failing: unreadableValues },
  {
    code: '7',
    item: '真实性：档号规范性',
    method: '核对案卷档号',
    failing: ({ dossier }) => (dossier.profile.archiveNo ? [] : ['尚未编档号']),
  },
  { code: '8', item: '真实性：数据重复性', method: '文号在卷内唯一', failing: repeatedNumbers },
  { code: '14', item: '完整性：总件数相符', method: '在卷文书逐件与卷内目录比对', failing: unlisted },
  { code: '16', item: '完整性：元数据项完整性', method: '应有文号的文书均有文号', failing: unnumbered },
  {
    code: '20',
    item: '完整性：内容数据完整性',
    method: '每段音像均有文件',
    failing: ({ dossier }) => withoutFiles(dossier.recordings()),
  },
  { code: '26', item: '可用性：内容格式合规', method: '核对文件格式', failing: foreignFormats },
  { code: '31', item: '安全性：病毒感染', method: '由检测人以查毒软件检测', failing: null },
  { code: '34', item: '安全性：载体外观', method: '由检测人查看', failing: null },
];

const shown = 3;

function row({ code, item, method, failing }: Test, scene: Scene): Record<string, string> {
  const found = failing?.(scene) ?? null;
  if (found === null) return { code, item, method, result: '由检测人填写', note: '' };
  const more = found.length > shown ? `等 ${found.length} 处` : '';
  return {
    code,
    item,
    method,
    result: found.length === 0 ? '通过' : '不通过',
    note: found.length === 0 ? '' : `${found.slice(0, shown).join('、')}${more}`,
  };
}

const from = '本案记录';

/** What the records themselves can tell of the four properties of an electronic file (DA/T 70—2018); the rest is for whoever tests. */
export const propertySources: Record<string, Source> = {
  'file.fourProperties': (scene) =>
    given(filed(scene).length === 0 ? null : tests.map((test) => row(test, scene)), from),
  'file.failedProperties': (scene) => given(tests.filter((test) => row(test, scene).result === '不通过').length, from),
};
