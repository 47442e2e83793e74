import type { Leaf } from '../leaf.ts';

/** The first record of a case, with everything a leaf can hold. */
export const firstLeaf: Leaf = {
  version: 1,
  agency: '0d7a1c52-6b0e-4f6e-9a57-1d1b6a1f0c01',
  record: '01957f2e-8c00-7abc-8def-0123456789ab',
  subject: { type: 'case', id: '5e1f4c3a-2b1d-4c8e-8f70-a1b2c3d4e5f6' },
  subjectSeq: 1,
  previous: null,
  kind: 'siteInspection@1',
  claimed: {
    from: '2025-03-11T02:05:00.000Z',
    to: '2025-03-11T03:40:00.000Z',
    precision: 'minute',
    offset: '+08:00',
    source: 'person',
  },
  notBefore: '2025-03-11T02:04:58.120Z',
  receivedAt: '2025-03-11T03:41:07.004Z',
  origin: 'live',
  actor: 'p-7c1e9a',
  lawEdition: '2025-01',
  commitments: {
    people: { sha256: '11'.repeat(32), sm3: '22'.repeat(32) },
    'data.fields.现场情况': { sha256: '33'.repeat(32), sm3: '44'.repeat(32) },
    'data.title': { sha256: '55'.repeat(32), sm3: '66'.repeat(32) },
  },
  files: [{ sha256: 'aa'.repeat(32), sm3: 'bb'.repeat(32), size: 1073741824 }],
};

/** A later one, taken in from elsewhere, with everything absent that may be. */
export const laterLeaf: Leaf = {
  ...firstLeaf,
  record: '01957f2e-8c00-7abc-8def-0123456789ac',
  subjectSeq: 2,
  previous: { sha256: 'cc'.repeat(32), sm3: 'dd'.repeat(32) },
  kind: 'otherStep@12',
  claimed: { from: '2025-03-12T16:00:00.000Z', to: null, precision: 'day', offset: '+08:00', source: 'file' },
  notBefore: null,
  origin: 'import',
  lawEdition: null,
  commitments: {},
  files: [],
};
