import type { Dossier } from '@liuhen/records';
import { explain } from '../periods/explain.ts';
import type { Finding } from './finding.ts';

export type FindingJson = {
  id: string;
  article: string;
  severity: string;
  status: string;
  legalEffect: string | null;
  compliance: string | null;
  due: string | null;
  derivation: string | null;
  records: string[];
  cure: string | null;
  message: string;
};

/** Findings as `liuhen check --json` prints them: records by their readable keys, derivations in Chinese. */
export function findingsJson(findings: readonly Finding[], dossier: Dossier): { findings: FindingJson[] } {
  const keyOf = (id: string) => dossier.find(id)?.key ?? dossier.agency.facts.find((fact) => fact.id === id)?.key ?? id;
  return {
    findings: findings.map((f) => ({
      id: f.id,
      article: f.article,
      severity: f.severity,
      status: f.status,
      legalEffect: f.legalEffect,
      compliance: f.compliance,
      due: f.due,
      derivation: f.derivation === null ? null : explain(f.derivation),
      records: f.records.map(keyOf),
      cure: f.cure,
      message: f.message,
    })),
  };
}
