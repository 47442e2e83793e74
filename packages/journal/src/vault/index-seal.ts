import { createHmac } from 'node:crypto';
import { keyFor, type SealCipher, seal, seedFrom, unseal } from './cipher.ts';

const rememberedTokens = 200_000;
const blindBytes = 6;
const blindCodeBytes = 16;

/**
 * How the search index of an agency is kept. A token is blinded: the same one gives the same blind, so the index serves as before;
 * that and how often blinds occur together is what it still tells. What a row says is sealed, to the same bytes each time it is
 * made, so that a rebuilt index can be compared.
 */
export class IndexSeal {
  readonly #cipher: SealCipher;
  readonly #rows: Buffer;
  readonly #cases: Buffer;
  readonly #held: Buffer;
  readonly #tokens: Buffer;
  readonly #codes: Buffer;
  readonly #known = new Map<string, string>();

  constructor(cipher: SealCipher, agencyKey: Uint8Array) {
    this.#cipher = cipher;
    this.#rows = keyFor(agencyKey, 'search row');
    this.#cases = keyFor(agencyKey, 'case row');
    this.#held = keyFor(agencyKey, 'held row');
    this.#tokens = keyFor(agencyKey, 'search token');
    this.#codes = keyFor(agencyKey, 'party code');
  }

  blind(token: string): string {
    const known = this.#known.get(token);
    if (known !== undefined) return known;
    const made = createHmac('sha256', this.#tokens).update(token).digest().toString('base64url', 0, blindBytes);
    if (this.#known.size >= rememberedTokens) this.#known.clear();
    this.#known.set(token, made);
    return made;
  }

  /** A whole number that names somebody, long enough that no two are taken for one: nothing is opened to compare it again. */
  blindCode(code: string): string {
    return createHmac('sha256', this.#codes).update(code).digest().toString('base64url', 0, blindCodeBytes);
  }

  seal(record: string, words: { readonly title: string; readonly content: string }): Buffer {
    const plain = Buffer.from(JSON.stringify([words.title, words.content]));
    return seal(this.#cipher, this.#rows, record, plain, seedFrom(this.#rows, record, plain));
  }

  open(record: string, sealed: Uint8Array): { title: string; content: string } | null {
    const plain = unseal(this.#rows, record, sealed);
    if (plain === null) return null;
    const [title, content] = JSON.parse(plain.toString()) as [string, string];
    return { title, content };
  }

  /** What the row of a case says of people; its number names nobody and stands beside. */
  sealCase(subject: string, { title, party, partyIsPerson }: CaseWords): Buffer {
    const plain = Buffer.from(JSON.stringify([title, party, partyIsPerson]));
    return seal(this.#cipher, this.#cases, subject, plain, seedFrom(this.#cases, subject, plain));
  }

  /** What a line of the ledger of things held says; `place` is its case and its place in it. */
  sealHeld(place: string, words: HeldWords): Buffer {
    const plain = Buffer.from(JSON.stringify(heldKeys.map((key) => words[key])));
    return seal(this.#cipher, this.#held, place, plain, seedFrom(this.#held, place, plain));
  }

  openHeld(place: string, sealed: Uint8Array): HeldWords | null {
    const plain = unseal(this.#held, place, sealed);
    if (plain === null) return null;
    const [name = '', amount = '', place_ = '', keeper = '', sealNo = '', ending = null] = JSON.parse(
      plain.toString(),
    ) as string[];
    return { name, amount, place: place_, keeper, sealNo, ending };
  }

  openCase(subject: string, sealed: Uint8Array): CaseWords | null {
    const plain = unseal(this.#cases, subject, sealed);
    if (plain === null) return null;
    const [title, party, partyIsPerson] = JSON.parse(plain.toString()) as [string, string | null, boolean];
    return { title, party, partyIsPerson };
  }
}

export type CaseWords = {
  readonly title: string;
  readonly party: string | null;
  /** A natural person: shown masked to whoever may find the case and not read it. */
  readonly partyIsPerson: boolean;
};

const heldKeys = ['name', 'amount', 'place', 'keeper', 'sealNo', 'ending'] as const;
export type HeldWords = {
  readonly name: string;
  readonly amount: string;
  readonly place: string;
  readonly keeper: string;
  readonly sealNo: string;
  readonly ending: string | null;
};
