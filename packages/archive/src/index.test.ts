import { expect, it } from 'vitest';
import * as archive from './index.ts';

it('the room offers exactly this', () => {
  expect(Object.keys(archive).sort()).toEqual([
    'ArchiveFault',
    'preparePackage',
    'validateBag',
    'verifyPackage',
    'writePackage',
  ]);
});
