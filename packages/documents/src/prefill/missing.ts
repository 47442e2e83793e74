import { type DocType, documentKinds, formatProblem, isAsked, isFilled, readInstant } from '@liuhen/records';
import { isRecord } from '../is-record.ts';
import { withFollowing } from './following.ts';
import { inCapitals } from './law-reading.ts';

export type Missing = {
  readonly field: string;
  /** The provision that asks for it. */
  readonly article: string;
  readonly message: string;
};

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 11 → 十一, up to 31. */
function chineseNumber(value: number): string {
  if (value <= 10) return numerals[value] ?? String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? numerals[tens] : ''}十${ones > 0 ? numerals[ones] : ''}`;
}

/** '11(3)' → 制度第十一条（三）. */
export function articleText(article: string): string {
  const match = /^(\d+)(?:\((.+)\))?$/.exec(article);
  if (!match) return article;
  const item = match[2];
  const inner = item && /^\d+$/.test(item) ? chineseNumber(Number(item)) : item;
  return `制度第${chineseNumber(Number(match[1]))}条${inner ? `（${inner}）` : ''}`;
}

/** What a draft still lacks or has wrong, each with the provision that asks for it. */
export function missing(docType: DocType, written: Readonly<Record<string, unknown>>): Missing[] {
  const values = withFollowing(docType, written);
  const kind = documentKinds[docType];
  const article = kind.articles.map(articleText).join('、') || kind.source;
  const lacking = kind.allFields.flatMap((field): Missing[] => {
    const value = values[field.key];
    const asking = /制度第[一二三四五六七八九十]+条(（.）)?/.exec(field.rule ?? '')?.[0] ?? article;
    const rule = field.rule ? `（${field.rule}）` : '';
    if (isFilled(value)) {
      const problem = formatProblem(field, value);
      return problem ? [{ field: field.key, article: asking, message: `${field.label}：${problem}` }] : [];
    }
    const asked = isAsked(field, values);
    return asked ? [{ field: field.key, article: asking, message: `请填写“${field.label}”${rule}` }] : [];
  });
  return [
    ...lacking,
    ...tooFewOfficers(docType, values),
    ...amountsThatDiffer(docType, values),
    ...brokenStretches(docType, values, article),
  ];
}

function tooFewOfficers(docType: DocType, { officers }: Readonly<Record<string, unknown>>): Missing[] {
  const kind = documentKinds[docType];
  if (!kind.groups.includes('OFFICERS') || !Array.isArray(officers) || officers.length >= kind.minOfficers) return [];
  return [
    {
      field: 'officers',
      article: '行政处罚法第四十二条、制度第九条',
      message: `执法人员不得少于 ${kind.minOfficers} 人，请补上另一名执法人员`,
    },
  ];
}

/** 大写 and 小写 must say the same amount. */
function amountsThatDiffer(docType: DocType, values: Readonly<Record<string, unknown>>): Missing[] {
  return documentKinds[docType].allFields.flatMap(({ key, label, columns }) => {
    if (!columns?.some((column) => column.key === 'amountChinese')) return [];
    const rows = [values[key]].flat().filter(isRecord);
    const wrong = rows.find(
      (row) => isFilled(row.amount) && isFilled(row.amountChinese) && inCapitals(row.amount) !== row.amountChinese,
    );
    if (!wrong) return [];
    const message = `${label}：大写“${wrong.amountChinese}”与小写 ${wrong.amount} 元不一致，应为“${inCapitals(wrong.amount) ?? '—'}”`;
    return [{ field: key, article: '正确填写票据和结算凭证的基本规定', message }];
  });
}

/** A stretch of time has both its ends, and the later one last. */
function brokenStretches(docType: DocType, values: Readonly<Record<string, unknown>>, article: string): Missing[] {
  return documentKinds[docType].allFields.flatMap(({ key, label, columns = [] }) => {
    const ends = ['from', 'to'].map((end) =>
      columns.find((column) => column.key === end && column.type === 'datetime'),
    );
    const value = values[key];
    if (ends.includes(undefined) || !isRecord(value) || !isFilled(value)) return [];
    const [from, to] = [readInstant(value.from), readInstant(value.to)];
    const say = (message: string) => [{ field: key, article, message: `${label}：${message}` }];
    if (from === null || to === null) return say('起止都要写明，写到秒；说的是整项活动的，两项都空着');
    return Temporal.Instant.compare(from, to) > 0 ? say('结束时间早于开始时间') : [];
  });
}
