import { describe } from 'vitest';
import { appendingSeal, smallPdf } from './electronic-seal.fixture.ts';
import { noElectronicSeal } from './electronic-seal.ts';
import { sealContract } from './electronic-seal-contract.fixture.ts';

describe('the port to an electronic seal', () => {
  sealContract('none connected', noElectronicSeal, smallPdf);
  sealContract('one that appends to the file', appendingSeal, smallPdf);
});
