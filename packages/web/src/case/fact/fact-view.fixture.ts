import type { FactView } from '@liuhen/server/api';

/** A record as the case shows it, saying nothing but what it is told to. */
export const factView = (told: Partial<FactView> & Pick<FactView, 'id' | 'kind'>): FactView => ({
  seq: 1,
  schema: 1,
  family: 'step',
  title: told.kind,
  at: '2026-01-01T00:00:00.000Z',
  until: null,
  precision: 'minute',
  notBefore: null,
  receivedAt: null,
  origin: 'live',
  actor: null,
  people: [],
  links: [],
  files: [],
  data: {},
  classification: 'none',
  volume: 'main',
  withheld: [],
  erased: [],
  corrections: [],
  annulledBy: null,
  document: null,
  ...told,
});
