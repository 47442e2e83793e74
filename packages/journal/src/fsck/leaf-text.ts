import type { DigestPair, Leaf } from '@liuhen/ledger';

/**
 * The bytes of a leaf, written a second time and straight down: keys in canonical order, hashes and ids as they are (a pattern
 * holds no character that JSON escapes). fsck compares this with what the journal holds; a test holds it equal to the ledger's
 * own writer.
 */
export function leafText(leaf: Leaf): string {
  const { claimed, subject } = leaf;
  const names = Object.keys(leaf.commitments).sort();
  const commitments = names
    .map((name) => `${JSON.stringify(name)}:${pairText(leaf.commitments[name] ?? null)}`)
    .join(',');
  const files = leaf.files
    .map(({ sha256, sm3, size }) => `{"sha256":"${sha256}","size":${size},"sm3":"${sm3}"}`)
    .join(',');
  return (
    `{"actor":${JSON.stringify(leaf.actor)},"agency":"${leaf.agency}",` +
    `"claimed":{"from":"${claimed.from}","offset":"${claimed.offset}","precision":"${claimed.precision}","source":"${claimed.source}","to":${JSON.stringify(claimed.to)}},` +
    `"commitments":{${commitments}},"files":[${files}],"kind":"${leaf.kind}","lawEdition":${JSON.stringify(leaf.lawEdition)},` +
    `"notBefore":${JSON.stringify(leaf.notBefore)},"origin":"${leaf.origin}","previous":${pairText(leaf.previous)},` +
    `"receivedAt":"${leaf.receivedAt}","record":"${leaf.record}","subject":{"id":"${subject.id}","type":"${subject.type}"},` +
    `"subjectSeq":${leaf.subjectSeq},"version":${leaf.version}}`
  );
}

const pairText = (pair: DigestPair | null): string =>
  pair === null ? 'null' : `{"sha256":"${pair.sha256}","sm3":"${pair.sm3}"}`;
