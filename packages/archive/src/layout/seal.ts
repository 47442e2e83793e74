/**
 * The text that the log's key signs over the whole package: through the tag manifest and the manifest it covers every byte but its
 * own. Without it, whoever remakes the manifests could change what is not in the log, such as the first page.
 */
export type Seal = {
  readonly origin: string;
  readonly tagManifestSha256: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly records: number;
  readonly packedAt: string;
};

/** Its second line is no number, so that it can not be taken for a checkpoint. */
export function sealText({ origin, tagManifestSha256, subject, records, packedAt }: Seal): string {
  const lines = [
    origin,
    'liuhen/package/1',
    `tagmanifest-sha256 ${tagManifestSha256}`,
    `subject ${subject.type} ${subject.id}`,
    `records ${records}`,
    `packed ${packedAt}`,
  ];
  return `${lines.join('\n')}\n`;
}
