import { expect, it } from 'vitest';
import * as evidence from './index.ts';

it('exports what the other rooms build on, and nothing else', () => {
  expect(Object.keys(evidence).sort()).toEqual([
    'EvidenceFault',
    'checkDerivation',
    'checkFixity',
    'compareClaims',
    'compareFiles',
    'derive',
    'displayName',
    'disposability',
    'dock',
    'eraseEvidence',
    'findMediaTools',
    'headBytes',
    'inspectForSecrets',
    'mediaTypeOf',
    'missingInSeries',
    'missingToolsMessage',
    'openDiskStore',
    'openHasher',
    'openProber',
    'openUploads',
    'preview',
    'proposeLinks',
    'secretMarkRefusal',
    'secretMarks',
    'settledType',
    'strokesPicture',
    'watchDock',
  ]);
});
