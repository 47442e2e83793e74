import type { UploadRefusal } from '../uploads/upload-problem.ts';

/**
 * State secrets must not be kept on a system that is not classified for them (保守国家秘密法: storing them here is itself unlawful). A
 * mark is 绝密/机密/秘密 with the star (and term) of the national marking, or standing alone as a whole word in a name or a field that
 * declares a level. The bare word inside a sentence ("商业秘密", "秘密检查") is no mark: refusing evidence on that would be wrong too.
 */
export type SecretMark = { level: '绝密' | '机密' | '秘密'; found: string };

const STARRED = /(绝密|机密|秘密)\s*[★☆*＊✭✮⭐]/u;
const TERMED = /[★☆＊⭐]\s*(?:\d+\s*年|长期|解密)/u;
const BRACKETED = /[【[（(〔<《]\s*(绝密|机密|秘密)(?:级)?\s*[】\])）〕>》]/u;
const ALONE = /(?:^|[\s_.\-—·/\\,，;；:：])(绝密|机密|秘密)(?:级|件|文件|★)?(?=$|[\s_.\-—·/\\,，;；:：\d])/u;
const DECLARED = /(?:密级|classification|保密等级)\s*[:：=]?\s*(绝密|机密|秘密)/iu;
const LABEL_LENGTH = 80;
const ENGLISH = /^(?:top[ _-]?secret|state[ _-]?secret|绝密级|机密级|秘密级)$/iu;

export function secretMarks(texts: readonly string[]): SecretMark[] {
  return texts.flatMap((text) => {
    const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
    const found = findMark(plain) ?? findMark(text);
    return found === null ? [] : [found];
  });
}

export function secretMarkRefusal(marks: readonly SecretMark[]): UploadRefusal {
  const words = marks.map(({ found }) => `“${found}”`).join('、');
  return {
    status: 422,
    code: 'stateSecret',
    title: '涉密内容不得上传',
    detail: `发现国家秘密标志${words}。本系统不是涉密信息系统，依《中华人民共和国保守国家秘密法》不得存储、处理国家秘密；内容未被保存。请在涉密载体上离线保管，只在本系统登记其线下保管情况；如属误标，请由定密责任人更正标志后再上传。`,
    extra: { marks },
  };
}

function findMark(text: string): SecretMark | null {
  // In running text the word alone means little; in a name or a short field it is a label.
  const patterns = text.length > LABEL_LENGTH ? [STARRED, BRACKETED, DECLARED] : [STARRED, BRACKETED, DECLARED, ALONE];
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return { level: levelOf(match[1] ?? ''), found: match[0].trim() };
  }
  const termed = TERMED.exec(text);
  if (termed !== null) return { level: '秘密', found: termed[0] };
  return ENGLISH.test(text.trim()) ? { level: levelOf(text.trim()), found: text.trim() } : null;
}

function levelOf(text: string): SecretMark['level'] {
  if (text.startsWith('绝密') || /^top/i.test(text)) return '绝密';
  return text.startsWith('机密') ? '机密' : '秘密';
}
