import { canonicalBytes } from '@liuhen/ledger';
import type { PackedCompliance, PackedFinding } from './package-source.ts';

/** `compliance.json`: exactly these fields, whatever else a finding carries inside the house. */
export function writeCompliance({ evaluatedAt, edition, findings }: PackedCompliance): Uint8Array {
  return canonicalBytes({ format: 1, evaluatedAt, edition, findings: findings.map(packed) });
}

function packed(finding: PackedFinding): PackedFinding {
  const { id, article, severity, status, legalEffect, compliance, due, derivation } = finding;
  const { records, cure, message, who, certainty } = finding;
  return {
    id,
    article,
    severity,
    status,
    legalEffect,
    compliance,
    due,
    derivation,
    records,
    cure,
    message,
    who,
    certainty,
  };
}
