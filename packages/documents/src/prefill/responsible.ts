import { type DocumentFact, documentKinds, isDocType } from '@liuhen/records';
import { forms } from '../forms/catalogue.ts';
import { isRecord } from '../is-record.ts';
import { issuingOf } from './issuing-sources.ts';
import { fieldsOf, type Scene, writtenInstant } from './scene.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Those who write papers that are not the agency's, and who of the signers that is. */
const authors: Readonly<Record<string, RegExp>> = {
  当事人: /当事人|申请人|代理人|委托人/,
  '当事人/代理人': /当事人|申请人|代理人|委托人/,
  申请人: /申请人|代理人|当事人/,
  证人: /证人/,
  机构: /机构|鉴定|检测|签发|授权签字/,
  专家组: /专家|组长/,
  鉴定小组: /鉴定/,
};

/**
 * 责任者 of a paper (DA/T 46 M32, DA/T 18): of what goes out the body whose name it bears, never its seal; of what somebody
 * else wrote that person or body; of what stays in the house the unit that keeps the file.
 */
export function responsibleFor(document: DocumentFact, scene: Scene): string {
  const { agency, party } = scene.dossier;
  const fields = fieldsOf(document);
  const house = text(agency.profile.regulator);
  if (!isDocType(document.kind)) return text(fields.issuingAuthority) || house;
  const { drafter, outward } = documentKinds[document.kind];
  const writers = authors[drafter];
  if (writers !== undefined) {
    const signer = scene.dossier.signaturesOf(document).find(({ data }) => writers.test(data.role));
    const ofParty = /当事人|申请人/.test(drafter);
    return (
      text(isRecord(fields.agency) ? fields.agency.name : fields.agency) ||
      text(fields.issuingAuthority) ||
      (ofParty ? text(party?.name) : '') ||
      text(signer?.data.name) ||
      house
    );
  }
  if (!outward) return house;
  const day = writtenInstant(document.at).slice(0, 10);
  return (
    text(fields.issuingAuthority) || issuingOf({ ...scene, today: day }, forms[document.kind].issues).authority || house
  );
}
