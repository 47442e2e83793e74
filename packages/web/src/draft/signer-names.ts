import { documentKinds, isDocType } from '@liuhen/records';
import type { CaseView, FactView } from '@liuhen/server/api';

const outsiders =
  /当事人|现场负责人|被检查|被询问|被调取|被抽样|受送达|代收|签收|见证|申请人|提供人|收件人|代理|证人|陈述/;

/** Whether a line of signature is for somebody of the bureau, who then signs as themselves. */
export const isOurs = (role: string): boolean => !outsiders.test(role);

/**
 * Who from outside may be meant by a line of signature: the people the paper names, then who signed in this case before, then the
 * party's representative. Typed once, they are picked from then on.
 */
export function namesFromOutside(view: CaseView, fact: FactView, staff: ReadonlySet<string>): string[] {
  const before = view.facts.filter(({ family }) => family === 'signature').map(({ data }) => data.name);
  const representatives = view.facts
    .filter(({ kind }) => kind === 'partyIdentified')
    .flatMap(({ data }) => namesIn(data.legalRepresentative));
  const found = [...namesIn(peopleFieldsOf(fact)), ...before.toReversed(), ...representatives];
  const names = found.filter((name) => typeof name === 'string').map((name) => name.replace(/[（(].*$/, '').trim());
  return [...new Set(names)].filter((name) => name !== '' && !staff.has(name));
}

/** The fields of a paper that name people: samples, evidence and goods have names too. */
function peopleFieldsOf({ kind, data: { fields } }: FactView): unknown[] {
  if (!isDocType(kind) || typeof fields !== 'object' || fields === null || Array.isArray(fields)) return [];
  return documentKinds[kind].allFields
    .filter(
      ({ type, columns }) =>
        type === 'person' || type === 'people' || columns?.some(({ key }) => key === 'role') === true,
    )
    .map(({ key }) => fields[key]);
}

/** Every `name` within a value, however deep. */
function namesIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'name' ? [inner] : namesIn(inner)));
}
