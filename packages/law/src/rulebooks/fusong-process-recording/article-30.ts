import { type DocumentFact, type Fact, isFilled } from '@liuhen/records';
import { maskPersonal } from '../../access/masking.ts';
import { type Matter, view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, either, met, notApplicable, type Outcome, shown } from '../../obligations/outcome.ts';
import { words, wordsOf } from '../../reading/paper.ts';
import { issued, partyIsCitizen, profileOf } from '../../reading/phases.ts';
import { wordFinder } from '../../reading/words-in.ts';
import { type Article, onCase, onRecordings, regulation } from '../rulebook.ts';

const stateSecret = (text: string): boolean =>
  /国家秘密|绝密|机密|秘密★|秘密☆/.test(text) &&
  !/(不含|不涉及|不属于|未涉及|无|非)[^，。；]{0,8}(国家秘密|绝密|机密)/.test(text);
const guarded = /商业秘密|个人隐私|隐私|工作秘密/;

export const article30: Article = {
  number: 30,
  title: '保密',
  words: ['涉及国家秘密、商业秘密和个人隐私的执法记录信息，应严格按照保密工作的有关规定和权限进行管理。'],
  reading: '入库时标识密级。国家秘密不得进入本系统：只登记另存，登记内容本身不涉密。商业秘密、隐私的对外提供须遮蔽。',
  leftToAPerson: '是否构成秘密、隐私。',
  obligations: [
    obligation({
      id: 'A30.1',
      provision: regulation(30),
      severity: 'B',
      duty: '标识国家秘密、工作秘密、商业秘密、个人隐私',
      proof: '密级标识',
      limit: '入库时',
      judge: 'both',
      judgedBy: '保密审查人',
      cure: '补填密级标识（没有的写“无”）。',
      bars: ['copy', 'archive'],
      trigger: onRecordings,
      examine: (recording, m) =>
        either(
          isFilled(recording.data.sensitivity) || isFilled(profileOf(m).classification),
          '已标识密级',
          '音像没有密级标识',
        ),
    }),
    obligation({
      id: 'A30.2',
      provision: { ...regulation(30), article: '第三十条；保守国家秘密法第三十一条' },
      severity: 'B',
      duty: '国家秘密不得存入本系统',
      proof: '拒收、另存登记',
      limit: '即时',
      exceptions: '取得涉密信息系统审查合格的专用系统',
      judge: 'both',
      judgedBy: '保密审查人',
      cure: '立即隔离，报保密部门，按批准清除并只留另存登记。',
      effect: null,
      bars: ['decide', 'serve', 'copy', 'publish', 'archive'],
      trigger: onCase,
      examine: (_, m) => {
        const marked = secretFacts(m);
        return either(marked.length === 0, '没有标为国家秘密的记录', '系统内存有标为国家秘密的记录', {
          records: marked,
        });
      },
    }),
    obligation({
      id: 'A30.3',
      provision: regulation(30),
      severity: 'B',
      duty: '商业秘密、隐私对外提供、公开时遮蔽',
      proof: '遮蔽、脱敏记录',
      cure: '收回未遮蔽的内容，遮蔽后重新提供。',
      bars: ['copy'],
      trigger: (m) => [
        ...issued(m, 'copyDelivery'),
        ...m.dossier.of('copyReleased'),
        ...issued(m, 'publicationReview'),
      ],
      examine: (act, m) => {
        const text = words(act, 'items', 'content');
        if (act.kind === 'publicationReview') return bare(text, m) ?? met('公开内容已审核，没有发现未遮蔽的个人信息');
        const { find, byKey } = guardedRecordings(m);
        const touched = shown([...find(text)]).flatMap((key) => byKey.get(key) ?? []);
        if (touched.length === 0) return notApplicable('没有涉及标有秘密、隐私的音像');
        const masking = `${words(act, 'masking', 'masks')}`;
        return either(
          /遮蔽|脱敏|马赛克|消音|处理/.test(masking) && !/无须遮蔽|未遮蔽/.test(masking),
          '已遮蔽',
          `提供了标有“${wordsOf(touched[0]?.data.sensitivity)}”的音像，没有遮蔽`,
          { records: touched },
        );
      },
    }),
  ],
};

/** What is to be published names no natural person in full and shows no number or home of theirs (部令30 第六十四条). */
function bare(text: string, m: Matter): Outcome | null {
  const party: Record<string, unknown> = m.dossier.party ?? {};
  const of = (value: unknown): string[] => (partyIsCitizen(m) && typeof value === 'string' ? [value] : []);
  const { masked } = maskPersonal(text, { names: of(party.name), homes: of(party.address) });
  return masked.length === 0 ? null : breached(`公开内容含${masked.join('、')}，没有遮蔽`);
}

/** Recordings that hold a secret, by the names under which papers speak of them. */
const guardedRecordings = view((m) => {
  const byKey = new Map(
    m.dossier.recordings().flatMap((r) => (guarded.test(wordsOf(r.data.sensitivity)) ? [[r.key, r] as const] : [])),
  );
  return { byKey, find: wordFinder(byKey.keys()) };
});

/** Most papers have no mark at all: what is not there is not searched. */
function isMarked(d: DocumentFact): boolean {
  const { secrecy, classification, fields } = d.data;
  if (secrecy !== undefined && stateSecret(wordsOf(secrecy))) return true;
  if (classification !== undefined && stateSecret(wordsOf(classification))) return true;
  const { sensitivity, secrecy: level, classification: grade } = fields;
  const said = sensitivity !== undefined || level !== undefined || grade !== undefined;
  return (said && stateSecret(words(d, 'sensitivity', 'secrecy', 'classification'))) || d.title.includes('★');
}

/** Declared or marked as a state secret anywhere a mark may stand. */
function secretFacts(m: Matter): Fact[] {
  const recordings = m.dossier.recordings().filter((r) => stateSecret(wordsOf(r.data.sensitivity)));
  const reviews = issued(m, 'secrecyReview').filter((d) => stateSecret(words(d, 'category')));
  const documents = m.dossier.documents().filter(isMarked);
  const profile = stateSecret(wordsOf(profileOf(m).classification)) && m.opening ? [m.opening] : [];
  return [...profile, ...recordings, ...reviews, ...documents];
}
