import { createHash } from 'node:crypto';
import { mayAccess, recordThing } from '@liuhen/law/access';
import { canonicalBytes } from '@liuhen/ledger';
import type { Dossier, Entry, Fact } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api, type PublicationOffer } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { ServerFault } from '../http/server-fault.ts';
import { nameOf } from '../press/fixed-document.ts';
import { keepPages } from '../press/issue-pages.ts';
import { publicVersion } from '../publication/public-version.ts';
import { publishable } from '../publication/publishable.ts';
import { renditionOf } from '../reading/fact-view.ts';
import { type OpenedCase, openCase, openRecord } from '../reading/open-case.ts';
import { visibleTo } from '../reading/visible.ts';
import { recordOf } from '../records-made-here.ts';
import type { Asker } from '../sign-in/asker.ts';
import { append } from './records.ts';

/** Decisions for the public (行政处罚法第四十八条): what would be masked, and the masked version as a record beside its original. */
export function publications(app: FastifyInstance, house: House): void {
  serve(app, api.publications.offer, async ({ asker, params }) => {
    const opened = await openCase(house, asker, params.case, { act: 'read', action: 'readCase' });
    await demandPublisher(house, asker, opened);
    const seen = visibleTo(asker.viewer, opened.ground, opened.entries, asker.facts).dossier;
    const documents: PublicationOffer['documents'] = [];
    for (const { document, withheld } of publishable(opened.dossier)) {
      const shown = seen.find(document.id);
      if (shown === undefined || shown.withheld.length > 0) continue;
      const version = withheld === null ? await publicVersion(house, asker.agency, opened.dossier, document, []) : null;
      const { number } = { number: null, ...document.data };
      documents.push({
        record: document.id,
        title: document.title,
        number: typeof number === 'string' ? number : null,
        withheld,
        masks: [...(version?.masks ?? [])],
        proposals: [...(version?.proposals ?? [])],
      });
    }
    return { documents };
  });

  serve(app, api.publications.make, async ({ asker, params, body }) => {
    const { id, record, words, kept } = body;
    const opened = await openRecord(house, asker, params.case, record, { act: 'read', action: 'readRecord' });
    await demandPublisher(house, asker, opened);
    const { dossier, entry } = opened;
    const one = publishable(dossier).find(({ document }) => document.id === record);
    if (one === undefined)
      throw new ServerFault('notFixed', '所选的不是可以公示的决定书。', '请从本案的决定书中选择。');
    if (one.withheld !== null) throw new ServerFault('forbidden', one.withheld);
    const { document } = one;
    // asked twice, as after an answer that got lost, it stands already
    const before = dossier.of('publicationCopy').find((copy) => copy.id === id && copy.actor === asker.person);
    if (before !== undefined) return answerOf(before);
    const shown = visibleTo(asker.viewer, opened.ground, opened.entries, asker.facts).dossier.find(record);
    if (shown === undefined || shown.withheld.length > 0)
      throw new ServerFault('forbidden', `${nameOf(document)}含有对您保密的内容。`);
    // only words that are there for who asks: what is kept from them must not be found by trying
    demandFound(words, JSON.stringify(shown.written), nameOf(document));
    const { proposals } = await publicVersion(house, asker.agency, dossier, document, []);
    const stand = proposals.filter(({ word }) => !words.some((masked) => masked.word.includes(word)));
    demandAnswered(stand, kept, nameOf(document));
    const { sheet, masks } = await publicVersion(house, asker.agency, dossier, document, words);
    const at = house.now();
    const { pdf, pages } = await house.press.print(sheet);
    const file = await keepPages(house, asker, pdf, `${nameOf(document).replace(/[《》]/g, '')}（公示版本）.pdf`);
    const made = recordOf({
      id,
      agency: asker.agency,
      case: params.case,
      kind: 'publicationCopy',
      at,
      source: 'server',
      links: [{ rel: 'derivedFrom', record }],
      files: [file],
      data: {
        title: `公示版本：${nameOf(document)}`,
        original: originalOf(dossier, document, entry),
        masks,
        pages,
        kept: stand.length,
      },
    });
    await append(house, asker, made);
    return { record: id, sha256: file.sha256, pages, masks: [...masks] };
  });
}

function answerOf({ id, files, data }: Fact<'publicationCopy'>) {
  const masks = data.masks.map(({ field, what, times, ground, article = null }) => ({
    field,
    what,
    times,
    ground,
    article,
  }));
  const pages = 'pages' in data && typeof data.pages === 'number' ? data.pages : 1;
  return { record: id, sha256: files[0]?.sha256 ?? '', pages, masks };
}

/** Whoever may put a version for the public on record in this case. */
async function demandPublisher(house: House, asker: Asker, { id, ground }: OpenedCase): Promise<void> {
  const about = { id: '', kind: 'publicationCopy', family: 'custody', data: {}, actor: asker.person } as const;
  const decision = mayAccess(asker.viewer, 'record', recordThing(ground, about));
  if (decision.allowed) return;
  await house.log.note(asker.agency, {
    actor: asker.person,
    action: 'publish',
    outcome: 'denied',
    subject: id,
    detail: { rule: decision.rule },
  });
  throw new ServerFault('forbidden', decision.reason);
}

/** Nothing goes out with a question open: of what may be somebody's and is not masked, a person said word by word that it may stand. */
function demandAnswered(stand: readonly { readonly word: string }[], kept: readonly string[], name: string): void {
  const open = stand.map(({ word }) => word).filter((word) => !kept.includes(word));
  if (open.length === 0) return;
  throw new ServerFault(
    'draftIncomplete',
    `${name}中有 ${open.length} 处可能是个人信息，还没有核对：${open
      .slice(0, 5)
      .map((word) => `“${word}”`)
      .join('、')}（行政处罚法第五十条、个人信息保护法第三十四条）。`,
    '请逐处选择“遮蔽”或者“可以公开”，再制作公示版本。',
    { at: open },
  );
}

/** A word that stands nowhere was mistyped: nothing would be masked by it. */
function demandFound(words: readonly { readonly word: string }[], text: string, name: string): void {
  const absent = words.filter(({ word }) => !text.includes(JSON.stringify(word).slice(1, -1)));
  if (absent.length === 0) return;
  throw new ServerFault(
    'draftIncomplete',
    `${name}中没有${absent.map(({ word }) => `“${word}”`).join('、')}，按它遮蔽不到任何内容。`,
    '请照决定书中的写法填写，或者删去这一项。',
  );
}

/** The pages that were issued, or fixed; of what came without pages the record itself. */
function originalOf(dossier: Dossier, document: Fact, { body }: Entry) {
  const issue = dossier.linkedTo(document, 'issues').at(-1);
  const pages =
    renditionOf(issue !== undefined && 'issuedPages' in issue.data ? issue.data.issuedPages : null) ??
    renditionOf(body.data.rendition);
  const bytes = pages === null ? canonicalBytes(JSON.parse(JSON.stringify(body))) : null;
  const sha256 = bytes === null ? (pages?.sha256 ?? '') : createHash('sha256').update(bytes).digest('hex');
  return { record: document.id, sha256, of: bytes === null ? 'pages' : 'record' };
}
