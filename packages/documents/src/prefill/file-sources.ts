import { volumeOf } from '@liuhen/law/access';
import { type DocumentFact, type Fact, isDocument } from '@liuhen/records';
import { bind } from '@liuhen/records/binding';
import { responsibleFor } from './responsible.ts';
import { given, type Scene, type Source, writtenInstant } from './scene.ts';

const from = '本案文书';
const pagesOf = (document: DocumentFact): number => Math.max(document.data.pages ?? 1, 1);

/** What lies in the file: of a document that was drawn up anew, the last version. */
export const filed = ({ dossier }: Scene): readonly DocumentFact[] =>
  dossier.documents().filter((document) => dossier.linkedTo(document, 'replaces').length === 0);

const totalPages = (scene: Scene): number => filed(scene).reduce((sum, document) => sum + pagesOf(document), 0);

/** The main volume as it is bound: papers with their pages, recordings in their places without. */
function index(scene: Scene): unknown[] {
  const { dossier } = scene;
  const items = [...filed(scene), ...dossier.recordings()].filter(({ kind, data }) => volumeOf(kind, data) === 'main');
  const bindable = items.map((fact) => ({
    id: fact.id,
    kind: fact.kind,
    at: fact.at.epochMilliseconds,
    pages: isDocument(fact) ? pagesOf(fact) : null,
    fact,
  }));
  const moves = dossier.of('fileItemMoved').map(({ data }) => data);
  return bind(bindable, moves).map(({ item: { fact }, no, pages }) => ({
    no,
    docNumber: isDocument(fact) ? (fact.data.number ?? '') : '',
    responsible: isDocument(fact) ? responsibleFor(fact, scene) : (dossier.agency.profile.regulator ?? ''),
    title: isDocument(fact) ? fact.title : `音像记录（${fact.data.procedureStep ?? fact.title}）`,
    date: writtenInstant(fact.at).slice(0, 10),
    pages: pages === null ? '' : pages.to > pages.from ? `${pages.from}-${pages.to}` : String(pages.from),
  }));
}

const bytesOf = (recording: Fact<'recording'>): number =>
  (recording.data.files ?? []).reduce((sum, { bytes }) => sum + (bytes ?? 0), 0) ||
  recording.files.reduce((sum, { size }) => sum + size, 0);

/** Hours and minutes that were recorded. */
function recorded(recordings: readonly Fact<'recording'>[]): string {
  const minutes = recordings.reduce(
    (sum, { at, until }) => sum + (until === null ? 0 : Math.max(at.until(until).total('minutes'), 0)),
    0,
  );
  return `${Math.floor(minutes / 60)}小时${Math.round(minutes % 60)}分`;
}

/** The papers as one line of what is handed over, the recordings as another. */
function handedOver(scene: Scene): unknown[] {
  const { profile } = scene.dossier;
  const recordings = scene.dossier.recordings();
  const archiveNo = profile.archiveNo ?? profile.caseNo ?? '';
  const title = profile.title ?? '案卷';
  const papers = filed(scene);
  return [
    {
      archiveNo,
      title: `${title}（文书）`,
      pages: `${totalPages(scene)}页`,
      files: papers.length,
      bytes: papers.flatMap(({ files }) => files).reduce((sum, { size }) => sum + size, 0),
      hash: '',
    },
    ...(recordings.length === 0
      ? []
      : [
          {
            archiveNo,
            title: `${title}（音像）`,
            pages: recorded(recordings),
            files: recordings.length,
            bytes: recordings.reduce((sum, recording) => sum + bytesOf(recording), 0),
            hash: '',
          },
        ]),
  ];
}

/** What the records know of the state of the file; what the eye sees of it, whoever files it adds. */
function remarks(scene: Scene): string {
  const { dossier } = scene;
  const papers = filed(scene);
  const recordings = dossier.recordings();
  const places = [...new Set(recordings.map(({ data }) => data.storageTarget).filter((place) => place))];
  const corrected = papers.filter(({ corrections }) => corrections.length > 0).length;
  const older = dossier.documents().length - papers.length;
  const disposed = dossier.facts.filter(({ erased }) => erased.length > 0).length;
  return [
    `本卷文书 ${papers.length} 件、${totalPages(scene)} 页`,
    recordings.length === 0
      ? '无音像记录'
      : `音像记录 ${recordings.length} 段${places.length > 0 ? `，存${places.join('、')}` : ''}`,
    corrected === 0 ? '无更正、补充的文书' : `经更正、补充的文书 ${corrected} 件，更正文书附后`,
    ...(older === 0 ? [] : [`退回修改的旧版本 ${older} 件，留存备查`]),
    disposed === 0 ? '无依批准销毁的内容' : `依批准销毁内容的记录 ${disposed} 件`,
  ].join('；');
}

export const fileSources: Record<string, Source> = {
  'documents.index': (scene) => given(index(scene), from),
  'documents.pages': (scene) => given(totalPages(scene) || null, from),
  'documents.count': (scene) => given(filed(scene).length || null, from),
  'file.handedOver': (scene) => given(filed(scene).length === 0 ? null : handedOver(scene), from),
  'file.bytes': (scene) =>
    given(scene.dossier.recordings().reduce((sum, recording) => sum + bytesOf(recording), 0) || null, '音像记录'),
  'file.remarks': (scene) => given(remarks(scene), '本案记录'),
  'file.queryCode': (scene) =>
    given(`${scene.today.replaceAll('-', '')}-${scene.dossier.subject.slice(-8).toUpperCase()}`, '本案编号'),
};
