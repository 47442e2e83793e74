/** What differs, and where. `code` is stable; `message` is for people. */
export type Discrepancy = {
  readonly agency: string;
  readonly code: DiscrepancyCode;
  readonly record: string | null;
  readonly subject: string | null;
  readonly message: string;
};

export type DiscrepancyCode =
  | 'leafHash'
  | 'leafContent'
  | 'bodyHash'
  | 'commitment'
  | 'payloadMissing'
  | 'sealBroken'
  | 'erasureUnrecorded'
  | 'gap'
  | 'chain'
  | 'head'
  | 'file'
  | 'logPosition'
  | 'logLeaf'
  | 'logMissing'
  | 'node'
  | 'treeState'
  | 'checkpointRoot'
  | 'checkpointSignature'
  | 'logSuccession';

export type Report = (code: DiscrepancyCode, message: string, where?: { record?: string; subject?: string }) => void;

/** Whether the evidence store still holds these very bytes; null is yes, a string says what is wrong. */
export type EvidenceCheck = (
  agency: string,
  file: { readonly sha256: string; readonly sm3: string; readonly size: number },
) => Promise<string | null>;
