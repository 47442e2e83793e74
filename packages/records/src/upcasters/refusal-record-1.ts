import type { Upcaster } from './upcaster.ts';

/**
 * The first form of 拒绝配合情况记录 did not ask when and where it happened, nor what consequence was told (制度第十一条第三款). Whoever wrote them all
 * the same wrote them as further keys, under the names they bear now; of all others they are absent, and shown as 未记.
 */
export const refusalRecord1: Upcaster = { kind: 'refusalRecord', from: 1, read: (data) => data };
