/** Why the ledger refused bytes or values. Codes are never reused. */
export type LedgerFaultCode =
  | 'notCanonical'
  | 'badCommitment'
  | 'badLeaf'
  | 'badTreeRequest'
  | 'badNote'
  | 'badCheckpoint'
  | 'badKey'
  | 'badTile'
  | 'badEncoding';

/** A value or bytes that the ledger cannot take. The message is Chinese: it reaches the person who handed them in. */
export class LedgerFault extends Error {
  override readonly name = 'LedgerFault';
  readonly code: LedgerFaultCode;

  constructor(code: LedgerFaultCode, message: string) {
    super(message);
    this.code = code;
  }
}
