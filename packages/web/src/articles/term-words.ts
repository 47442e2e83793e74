/** `2015-01-01 起施行，2026-08-15 废止` */
export const termOf = ({
  effectiveFrom,
  repealedOn,
}: {
  readonly effectiveFrom: string;
  readonly repealedOn: string | null;
}): string => `${effectiveFrom} 起施行${repealedOn === null ? '' : `，${repealedOn} 废止`}`;
