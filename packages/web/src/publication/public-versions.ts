import type { FactView, PublicMask } from '@liuhen/server/api';

type Linked = Pick<FactView, 'id' | 'kind' | 'annulledBy'> & {
  readonly links: readonly { readonly rel: string; readonly record: string }[];
};

/** What was made of this decision, or of any decision of the case, newest first. */
export function publicVersionsOf<F extends Linked>(
  { facts }: { readonly facts: readonly F[] },
  decision?: string,
): F[] {
  return facts
    .filter(
      ({ kind, annulledBy, links }) =>
        kind === 'publicationCopy' &&
        annulledBy === null &&
        (decision === undefined || links.some(({ rel, record }) => rel === 'derivedFrom' && record === decision)),
    )
    .reverse();
}

export function masksOf({ data }: Pick<FactView, 'data'>): PublicMask[] {
  return Array.isArray(data.masks) ? (data.masks as PublicMask[]) : [];
}

/** 姓名 3 处、公民身份号码 1 处（个人信息，行政处罚法第五十条）；指定内容 2 处（商业秘密）. */
export function masksInWords(masks: readonly PublicMask[]): string {
  if (masks.length === 0) return '没有需要遮蔽的内容';
  const byGround = Map.groupBy(masks, ({ ground, article }) => (article === null ? ground : `${ground}，${article}`));
  return [...byGround]
    .map(([ground, of]) => {
      const kinds = Map.groupBy(of, ({ what }) => what);
      const counted = [...kinds].map(([what, each]) => `${what} ${each.reduce((sum, { times }) => sum + times, 0)} 处`);
      return `${counted.join('、')}（${ground}）`;
    })
    .join('；');
}
