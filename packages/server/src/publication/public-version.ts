import { forms, keysOnPaper } from '@liuhen/documents';
import { type Masked, type MaskProposal, maskValue, type Persons, personsIn, proposeMasks } from '@liuhen/law/access';
import { type Dossier, documentKinds, type Fact, isDocType } from '@liuhen/records';
import type { Publication, PublicMask } from '../api/index.ts';
import type { House } from '../house.ts';
import { ServerFault } from '../http/server-fault.ts';
import { dayOf, type Sheet } from '../press/press.ts';
import { copySheet } from '../press/print-file.ts';
import { strikeWords } from '../release/mask.ts';

type Words = Publication['words'];
export type PublicVersion = {
  readonly sheet: Sheet;
  readonly masks: readonly PublicMask[];
  /** What is left in it that may be somebody's: for a person to mask or to let stand. */
  readonly proposals: readonly MaskProposal[];
};

/**
 * A decision as it goes to the public: its own data with persons, numbers and homes masked by the one rule, and the words that a
 * person named struck, set anew. The case is read whole, so that whoever reported is masked for whoever makes it. Handwriting and
 * pictures stay away. The hash of the original is in the record and not on the page: who has it could try out masked words on it.
 */
export async function publicVersion(
  house: House,
  agency: string,
  dossier: Dossier,
  document: Fact,
  words: Words,
): Promise<PublicVersion> {
  const whole = await copySheet(house, agency, { dossier, heldBack: new Set() }, document);
  if (!isDocType(document.kind)) throw new ServerFault('notDocument', '所选的记录不是文书。');
  const persons = personsIn(dossier, dayOf(whole.at));
  const masks: PublicMask[] = [];
  const shown = keysOnPaper(forms[document.kind], whole.values);
  const labels = new Map(documentKinds[document.kind].allFields.map(({ key, label }) => [key, label]));
  const values = Object.fromEntries(
    Object.entries(whole.values).map(([key, value]) => {
      const masked = maskOne(key, value, persons, words);
      if (shown.has(key)) masks.push(...masked.masks.map((mask) => ({ field: labels.get(key) ?? key, ...mask })));
      return [key, masked.value];
    }),
  );
  const issued = whole.issued;
  const signatures = (issued?.signatures ?? []).map((signature) => {
    const { value } = maskOne('', signature.name, persons, words);
    return { ...signature, name: String(value), image: null };
  });
  const article = articlesOf(document.kind);
  const known = masks.map((mask) => (mask.ground === personal ? { ...mask, article } : mask));
  const onPaper = Object.entries(values).flatMap(([key, value]) => (shown.has(key) ? textsOf(value) : []));
  return {
    masks: known,
    proposals: proposeMasks(onPaper, publicNames(dossier)),
    sheet: {
      ...whole,
      record: null,
      values,
      assets: {},
      ...(issued === undefined ? {} : { issued: { ...issued, signatures } }),
      watermark: '公示版本',
      version: { name: '公示版本', notes: [noteOf(known)] },
      struck: words.map(({ word }) => word),
    },
  };
}

/** Names that the public may read: officials, the bodies that act, and an organisation that is the party. */
function publicNames({ agency, party }: Dossier): string[] {
  const bodies = Object.values(agency.profile).filter((value) => typeof value === 'string');
  return [
    ...[...agency.people.values()].map(({ name }) => name),
    ...bodies,
    ...(party === null ? [] : [party.name, party.address]),
  ].filter((name): name is string => typeof name === 'string' && name !== '');
}

const textsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsOf)
      : [];

const personal = '个人信息';

/** Why persons are masked: in penalties, and in everything else that goes to the public. */
const articlesOf = (docType: string): string =>
  /penalty/i.test(docType)
    ? '行政处罚法第五十条、生态环境行政处罚办法第六十四条、制度第三十条'
    : '政府信息公开条例第十五条、制度第三十条';

/** What a person named goes first: the rule changes what stands around it. */
function maskOne(
  key: string,
  value: unknown,
  persons: Persons,
  words: Words,
): { value: unknown; masks: Omit<PublicMask, 'field'>[] } {
  const text = JSON.stringify(value) ?? '';
  const named = [...words].sort((one, other) => other.word.length - one.word.length);
  const struck = named.flatMap(({ word, ground, article }) => {
    const times = text.split(JSON.stringify(word).slice(1, -1)).length - 1;
    return times === 0 ? [] : [{ what: '指定内容', times, ground, article: article ?? null }];
  });
  const { value: masked, masked: found } = maskValue(
    strikeWords(
      value,
      named.map(({ word }) => word),
    ),
    persons,
    key,
  );
  const byRule = found.map(({ what, times }: Masked) => ({ what, times, ground: personal, article: null }));
  return { value: masked, masks: [...struck, ...byRule] };
}

/** What is said at the end of the page: ground by ground, what was left out and how often. */
function noteOf(masks: readonly PublicMask[]): string {
  const head = '本件为公示版本，由决定书的内容重新排印，供依法公开使用，不作送达、执行的依据。';
  if (masks.length === 0) return `${head}没有需要遮蔽的内容。`;
  const byGround = Map.groupBy(masks, ({ ground, article }) => `${ground}${article ? `（${article}）` : ''}`);
  const lines = [...byGround].map(([ground, of]) => {
    const kinds = Map.groupBy(of, ({ what }) => what);
    const counted = [...kinds].map(([what, each]) => `${what} ${each.reduce((sum, { times }) => sum + times, 0)} 处`);
    return `${ground}：${counted.join('、')}`;
  });
  return `${head}下列内容依法遮蔽——${lines.join('；')}。原决定书未作改动。`;
}
