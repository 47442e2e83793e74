import { type Store, within } from '../database.ts';
import { seal, unseal } from '../vault/cipher.ts';

/** How a list was asked: its filters and order, as the page says them. */
export type ViewSearch = Readonly<Record<string, string | boolean | undefined>>;
export type SavedView = { readonly id: string; readonly name: string; readonly search: ViewSearch };

/** What each person keeps for themselves to look for again; no record, and nobody else's business. */
export class SavedViews {
  readonly #store: Store;
  readonly #now: () => string;

  constructor(store: Store, now: () => string) {
    this.#store = store;
    this.#now = now;
  }

  /** Oldest first. One that no longer opens is left out: it can be saved again. */
  async of(agency: string, person: string): Promise<SavedView[]> {
    const { pool, vault } = this.#store;
    const key = await vault.makeKeyOf(pool, agency, agency);
    const { rows } = await within(pool, agency, (client) =>
      client.query<{ view_id: string; sealed: Buffer }>(
        'SELECT view_id, sealed FROM saved_view WHERE agency_id = $1 AND person = $2 ORDER BY saved_at, view_id',
        [agency, person],
      ),
    );
    return rows.flatMap(({ view_id: id, sealed }) => {
      const plain = unseal(key, aboutView(agency, person, id), sealed);
      return plain === null ? [] : [{ id, ...(JSON.parse(plain.toString()) as Omit<SavedView, 'id'>) }];
    });
  }

  /** The same id again is the same view, said anew. False where the id is somebody else's. */
  async save(agency: string, person: string, { id, ...view }: SavedView): Promise<boolean> {
    const { pool, vault } = this.#store;
    const key = await vault.makeKeyOf(pool, agency, agency);
    const sealed = seal(vault.cipher, key, aboutView(agency, person, id), Buffer.from(JSON.stringify(view)));
    return within(pool, agency, async (client) => {
      const { rowCount } = await client.query(
        `INSERT INTO saved_view (agency_id, view_id, person, sealed, saved_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (agency_id, view_id) DO UPDATE SET sealed = excluded.sealed WHERE saved_view.person = excluded.person`,
        [agency, id, person, sealed, this.#now()],
      );
      return rowCount === 1;
    });
  }

  async remove(agency: string, person: string, id: string): Promise<boolean> {
    return within(this.#store.pool, agency, async (client) => {
      const { rowCount } = await client.query(
        'DELETE FROM saved_view WHERE agency_id = $1 AND person = $2 AND view_id = $3',
        [agency, person, id],
      );
      return rowCount === 1;
    });
  }
}

const aboutView = (agency: string, person: string, id: string): string => `saved view ${agency} ${person} ${id}`;
