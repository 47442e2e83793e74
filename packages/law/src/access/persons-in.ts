import { type Dossier, isNaturalPerson } from '@liuhen/records';
import type { Persons } from './masking.ts';
import { informantWords } from './withhold.ts';

/** Of age (民法典第十七条). Who is younger is told of by no name (未成年人保护法第一百零三条). */
const ofAge = 18;
/** What only a natural person has: beside a name it says that this is one. */
const marksOfAPerson = ['idNumber', 'gender', 'sex', 'age', 'birthDate'];
/** Fields by which one person is named, and the home of one. */
const nameFields = ['legalRepresentative', 'responsiblePerson', 'siteManager', 'agent', 'guardian'];
const homeFields = ['address', 'domicile', 'home'];

/** Bodies take part too: who analysed, who was told, in whose name somebody came. */
const organisations = /(公司|集团|厂|店|社|局|厅|部|委|会|院|所|站|队|校|中心|政府|机构|单位)$/;

type Held = Readonly<Record<string, unknown>>;

/**
 * Everybody a case speaks of who is no official and no organisation, with where the natural persons among them live; children on
 * that day (年-月-日) and whoever reported stand apart. Looks at the party, at who took part in anything, and at what papers say.
 */
export function personsIn(dossier: Dossier, on: string): Persons {
  const officials = new Set([...dossier.agency.people.values()].map(({ name }) => name));
  const found: Found = { names: new Set(), homes: new Set(), hidden: new Set() };
  const party: Held = dossier.party ?? {};
  meet({ ...party, partyName: party.name, partyAddress: party.address }, on, found);
  for (const { people, written } of dossier.facts) {
    for (const { name } of people) found.names.add(bare(name));
    walk(written, on, found);
  }
  const told = dossier.facts.map(({ kind, people, written }) => ({ body: { kind, people, data: written } }));
  for (const word of informantWords(told)) found.hidden.add(bare(word));
  const { trade, operators } = businessOf(party);
  for (const operator of operators) found.names.add(operator);
  const organisation = isNaturalPerson(party.partyType) || trade !== null ? null : party.name;
  const known = (name: string) =>
    name !== '' && name !== organisation && !officials.has(name) && !organisations.test(name);
  return {
    names: [...found.names].filter((name) => known(name) && !found.hidden.has(name)),
    homes: [...found.homes],
    ...(trade === null ? {} : { trades: [trade] }),
    hidden: [...found.hidden].filter(known),
  };
}

type Found = { readonly names: Set<string>; readonly homes: Set<string>; readonly hidden: Set<string> };

function walk(value: unknown, on: string, found: Found): void {
  if (Array.isArray(value)) for (const one of value) walk(one, on, found);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  meet({ ...value }, on, found);
  for (const one of Object.values(value)) walk(one, on, found);
}

/** One group of fields: a person of its own, or a paper that names its party and who speaks for it. */
function meet(held: Held, on: string, found: Found): void {
  const child = isChild(held, on);
  for (const key of nameFields) for (const name of namesOf(held[key])) found.names.add(name);
  const isParty = isNaturalPerson(held.partyType);
  const isPerson = isParty || (text(held.name) !== '' && marksOfAPerson.some((mark) => held[mark] != null));
  if (!isPerson) return;
  for (const name of [...namesOf(held.partyName), ...(isParty ? [] : namesOf(held.name))])
    (child ? found.hidden : found.names).add(name);
  for (const key of [...(isParty ? ['partyAddress'] : []), ...homeFields])
    if (text(held[key]) !== '') found.homes.add(text(held[key]));
}

function isChild(held: Held, on: string): boolean {
  if (text(held.guardian) !== '') return true;
  const age = Number.parseInt(String(held.age ?? ''), 10);
  if (age < ofAge) return true;
  const [, year = '', rest = ''] =
    /^\d{6}(\d{4})(\d{4})\d{3}[\dX]$/i.exec(text(held.idNumber)) ??
    /^(\d{4})(\d{4})$/.exec(text(held.birthDate).replaceAll('-', '')) ??
    [];
  return year !== '' && `${Number(year) + ofAge}${rest}` > on.replaceAll('-', '');
}

const operatorFields = [...nameFields, 'operator', 'owner'];

/**
 * What a 个体工商户 goes by, where that holds the name of the natural person who runs it: the name of the business is then a name of theirs
 * (个人信息保护法第四条), and is masked like one.
 */
function businessOf(party: Held): { readonly trade: string | null; readonly operators: readonly string[] } {
  const name = text(party.name);
  if (!/^(individualBusiness|个体工商户)$/.test(text(party.partyType))) return { trade: null, operators: [] };
  const operators = operatorFields.flatMap((field) => namesOf(party[field]));
  const named = operators.some((operator) => [...operator].length > 1 && name.includes(operator));
  return { trade: named ? name : null, operators };
}

function namesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null && 'name' in value) return namesOf(value.name);
  const name = bare(text(value));
  return name === '' ? [] : [name];
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** 于振东（执行董事）: the name alone. */
const bare = (name: string): string => name.replace(/[（(].*/u, '').trim();
