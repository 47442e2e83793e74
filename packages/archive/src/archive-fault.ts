/** Why a package could not be written. Reading never throws for bad data: it names what is wrong. */
export type ArchiveFaultCode =
  | 'evidenceMissing'
  | 'evidenceDamaged'
  | 'contentChanged'
  | 'sourceInconsistent'
  | 'unreadable';

export class ArchiveFault extends Error {
  override readonly name = 'ArchiveFault';
  readonly code: ArchiveFaultCode;

  constructor(code: ArchiveFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
