import { randomBytes } from 'node:crypto';
import { type CaseFile, type CaseFileRecord, documentKinds, isDocType, uuidV7 } from '@liuhen/records';
import type { Acknowledged, CaseView, Draft } from '@liuhen/server/api';
import type { Bureau } from './bureau.ts';
import { type Film, makeFilm, sendFilm } from './film.ts';
import { Refused, Visitor } from './visitor.ts';

type Fields = Record<string, unknown>;

/** What had to be brought in as paper because its form was not complete enough to be fixed, with the reason. */
export type BroughtIn = { readonly key: string; readonly why: string };

/**
 * Tells a case file over again through HTTP: each record by the person who made it, at its time. Documents go the whole way:
 * prefilled draft, fixed rendition, signatures over its hash, issue with a number of ours, which later documents then cite.
 */
export class Teller {
  readonly #bureau: Bureau;
  readonly #file: CaseFile;
  readonly #visitors = new Map<string, Visitor>();
  readonly #ids = new Map<string, string>();
  readonly #numbers = new Map<string, string>();
  readonly broughtIn: BroughtIn[] = [];
  readonly films: Film[] = [];
  readonly case = uuidV7(Date.now(), randomBytes(10));

  constructor(bureau: Bureau, file: CaseFile) {
    this.#bureau = bureau;
    this.#file = file;
  }

  visitor(key: string): Visitor {
    const known = this.#visitors.get(key);
    if (known !== undefined) return known;
    const visitor = new Visitor(this.#bureau, key);
    this.#visitors.set(key, visitor);
    return visitor;
  }

  /** Opens the case at the moment of its first record. */
  async open(): Promise<void> {
    const first = this.#file.records.map(({ at }) => at).sort()[0] ?? '';
    this.#bureau.setClock(first);
    const { caseType, title, isMajor, urgentStart, investigators, handlers } = this.#file.case;
    const team = [investigators, handlers].find(Array.isArray) ?? [];
    const party = this.#file.party ?? {};
    await this.visitor(String(team[0])).ask('POST', '/api/cases', {
      id: this.case,
      procedure: caseType,
      title,
      handlers: team.map((key) => this.#person(String(key))),
      isMajor: isMajor === true,
      urgentStart: urgentStart === true,
      party: {
        name: party.name,
        partyType: party.partyType,
        uscc: party.uscc,
        address: party.address,
        phone: party.phone,
        legalRepresentative: party.legalRepresentative,
      },
    });
    await this.#append(
      String(team[0]),
      'caseProfile',
      first,
      null,
      this.#cited(rest(this.#file.case, ['caseNo', 'caseType', 'title'])),
    );
  }

  async tell(record: CaseFileRecord): Promise<void> {
    if (record.kind === 'recording') return this.#film(record);
    const signatures = record.signatures ?? [];
    if (isDocType(record.kind)) return this.#document(record, signatures);
    this.#bureau.setClock(record.until ?? record.at);
    const by = record.by ?? [];
    const signers = this.#file.records
      .filter((document) => document.links?.during === record.key)
      .flatMap((document) => (document.signatures ?? []).flatMap(({ name }) => this.#keyOf(name) ?? []));
    const [, id] = await this.#firstWhoMay([by[0]?.person ?? this.#handler(), ...signers], (who) =>
      this.#append(
        who,
        record.kind,
        record.at,
        record.until ?? null,
        this.#cited(record.data),
        by.map(({ role, person }) => ({ role, key: person ?? '' })),
      ),
    );
    this.#ids.set(record.key, id);
  }

  async #document(record: CaseFileRecord, signatures: NonNullable<CaseFileRecord['signatures']>): Promise<void> {
    const docType = record.kind;
    if (!isDocType(docType)) return;
    this.#bureau.setClock(record.at);
    const during = this.#ids.get(String(record.links?.during ?? '')) ?? null;
    const ours = signatures.map(({ name }) => this.#keyOf(name)).filter((key) => key !== null);
    const fields = this.#cited(record.data.fields as Fields);
    const id = uuidV7(Date.now(), randomBytes(10));
    const links = during === null ? [] : [{ rel: 'during', record: during }];
    const [drafter, rendition] = await this.#firstWhoMay([this.#handler(), ...ours], async (key) => {
      try {
        return await this.#fix(key, docType, id, during, fields);
      } catch (error) {
        if (!(error instanceof Refused) || error.problem.code !== 'draftIncomplete') throw error;
        await this.#append(key, docType, record.at, null, { ...record.data, fields }, [], links, id);
        this.broughtIn.push({ key: record.key, why: error.problem.detail });
        return null;
      }
    });
    this.#ids.set(record.key, id);
    for (const signature of signatures) await this.#sign(id, rendition, drafter, signature, record.at);
    if (rendition !== null && typeof record.data.number === 'string' && documentKinds[docType].needsDocNumber)
      await this.#issue(id, record, signatures);
  }

  async #fix(
    drafter: string,
    docType: string,
    id: string,
    during: string | null,
    fields: Fields,
  ): Promise<{ sha256: string }> {
    const visitor = this.visitor(drafter);
    const draft = await visitor.ask<Draft>('POST', `/api/cases/${this.case}/drafts`, {
      id: uuidV7(Date.now(), randomBytes(10)),
      docType,
      during,
    });
    const values = { ...draft.values, ...fields };
    const { revision } = await visitor.ask<{ revision: number }>('PUT', `/api/drafts/${draft.id}`, {
      revision: draft.revision,
      values,
      during,
    });
    const fixed = await visitor.ask<{ rendition: { sha256: string } }>('POST', `/api/drafts/${draft.id}/fix`, {
      record: id,
      revision,
    });
    return fixed.rendition;
  }

  /** Ours sign as themselves; the party and others sign on the drafter's screen. */
  async #sign(
    id: string,
    rendition: { sha256: string } | null,
    drafter: string,
    signature: { role: string; name: string; signedAt?: string | null | undefined; method?: string | null | undefined },
    at: string,
  ): Promise<void> {
    const key = this.#keyOf(signature.name);
    this.#bureau.setClock(signature.signedAt ?? at);
    const signers = key === null ? [drafter] : [key, drafter];
    if (rendition === null) {
      await this.#firstWhoMay(signers, (who) =>
        this.#append(
          who,
          'signature',
          signature.signedAt ?? at,
          null,
          { ...signature },
          [],
          [{ rel: 'signs', record: id }],
        ),
      );
      return;
    }
    await this.#firstWhoMay(signers, (who) =>
      this.visitor(who).ask<Acknowledged>('POST', `/api/cases/${this.case}/documents/${id}/signatures`, {
        id: uuidV7(Date.now(), randomBytes(10)),
        role: signature.role,
        name: signature.name,
        person: key === null ? null : this.#person(key),
        method: 'screen',
        over: rendition.sha256,
        strokes: [
          [
            [10, 10, 0],
            [200, 60, 40],
            [400, 20, 90],
          ],
        ],
      }),
    );
  }

  async #issue(
    id: string,
    record: CaseFileRecord,
    signatures: NonNullable<CaseFileRecord['signatures']>,
  ): Promise<void> {
    const times = [record.at, ...signatures.map(({ signedAt }) => signedAt ?? record.at)].sort();
    this.#bureau.setClock(times.at(-1) ?? record.at);
    const [, { number }] = await this.#firstWhoMay([this.#handler(), 'DH', 'CU'], (key) =>
      this.visitor(key).ask<{ number: string | null }>('POST', `/api/cases/${this.case}/documents/${id}/issue`, {
        id: uuidV7(Date.now(), randomBytes(10)),
        issuedAt: new Date(record.at).toISOString(),
        ...(typeof record.data.seal === 'string' ? { seal: record.data.seal } : {}),
      }),
    );
    if (number !== null && typeof record.data.number === 'string') this.#numbers.set(record.data.number, number);
  }

  async #film(record: CaseFileRecord): Promise<void> {
    const film = makeFilm(this.#bureau.folder, record.key, secondsOf(record));
    this.films.push(film);
    this.#bureau.setClock(String(record.data.storedAt ?? record.until ?? record.at));
    const key = String(record.data.recordedBy);
    const covers = this.#file.records
      .filter((step) => step.recordings?.includes(record.key))
      .flatMap((step) => this.#ids.get(step.key) ?? []);
    await this.#firstWhoMay([key, this.#handler()], async (who) => {
      const visitor = this.visitor(who);
      await visitor.ask('GET', '/api/session');
      await sendFilm(this.#bureau.url, visitor.cookie, film);
      await visitor.ask('POST', '/api/recordings', {
        id: uuidV7(Date.now(), randomBytes(10)),
        case: this.case,
        files: [film.sha256],
        medium: record.data.medium === '照片' ? 'photo' : 'video',
        title: record.key,
        device: this.#file.devices[String(record.data.device)]?.deviceNo ?? null,
        recordedBy: this.#person(key),
        startedAt: new Date(record.at).toISOString(),
        endedAt: new Date(record.until ?? record.at).toISOString(),
        place: String(record.data.place ?? ''),
        announced: record.data.announced === true,
        ...(typeof record.data.sensitivity === 'string' ? { sensitivity: record.data.sensitivity } : {}),
        covers,
      });
    });
  }

  async #append(
    who: string,
    kind: string,
    at: string,
    until: string | null,
    data: Fields,
    by: { role: string; key: string }[] = [],
    links: { rel: string; record: string }[] = [],
    id = uuidV7(Date.now(), randomBytes(10)),
  ): Promise<string> {
    await this.visitor(who).ask<Acknowledged>('POST', '/api/records', {
      id,
      agency: this.#bureau.agency,
      subject: { type: 'case', id: this.case },
      kind,
      schema: 1,
      claimed: {
        from: new Date(at).toISOString(),
        to: until === null ? null : new Date(until).toISOString(),
        precision: 'minute',
        offset: '+08:00',
        source: 'person',
      },
      notBefore: null,
      people: by.map(({ role, key }) => ({
        role,
        person: this.#person(key),
        name: this.#file.people[key]?.name ?? '',
      })),
      links,
      files: [],
      data,
    });
    return id;
  }

  /** Tries one person after the other; what the policy refuses to one is left to the next, and anything else is a fault. */
  async #firstWhoMay<T>(keys: readonly string[], act: (key: string) => Promise<T>): Promise<[string, T]> {
    const refusals: unknown[] = [];
    for (const key of new Set(keys)) {
      try {
        return [key, await act(key)];
      } catch (error) {
        if (!(error instanceof Refused) || (error.status !== 403 && error.status !== 404)) throw error;
        refusals.push(error);
      }
    }
    throw new AggregateError(refusals, refusals.map(String).join('\n'));
  }

  view(key: string): Promise<CaseView> {
    return this.visitor(key).ask<CaseView>('GET', `/api/cases/${this.case}`);
  }

  #handler(): string {
    const { investigators, handlers } = this.#file.case;
    return String(([investigators, handlers].find(Array.isArray) ?? [])[0]);
  }

  #person(key: string): string | null {
    return this.#bureau.names.people.get(key) ?? null;
  }

  #keyOf(name: string): string | null {
    return Object.entries(this.#file.people).find(([, person]) => person.name === name)?.[0] ?? null;
  }

  /** Data in which people are ours, and documents are cited by the numbers they were given here. */
  #cited(value: Fields): Fields {
    return JSON.parse(JSON.stringify(value), (_, inner: unknown) => {
      if (typeof inner !== 'string') return inner;
      return this.#numbers.get(inner) ?? this.#bureau.names.people.get(inner) ?? inner;
    });
  }
}

function rest(object: Fields, without: string[]): Fields {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !without.includes(key)));
}

/** How long a film of the specimen runs; null for a picture. */
function secondsOf({ at, until, data }: CaseFileRecord): number | null {
  if (data.medium === '照片') return null;
  return (new Date(until ?? at).getTime() - new Date(at).getTime()) / 1000;
}
