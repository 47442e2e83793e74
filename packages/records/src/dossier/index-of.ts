import { type DocumentFact, type Fact, isDocument } from './fact.ts';

type Relation = Fact['links'][number]['rel'];

/** The facts of a case by what the law asks for; annulled ones answer to their id only. */
export type DossierIndex = {
  readonly byId: ReadonlyMap<string, Fact>;
  readonly byKind: ReadonlyMap<string, readonly Fact[]>;
  readonly byFamily: ReadonlyMap<Fact['family'], readonly Fact[]>;
  readonly documents: readonly DocumentFact[];
  readonly documentsByType: ReadonlyMap<string, readonly DocumentFact[]>;
  linkedTo(target: Fact, relation: Relation): readonly Fact[];
};

const none: readonly Fact[] = [];

/** One pass over the facts. Links are held relation by relation: a key made of both would have to be put together at every question. */
export function indexOf(facts: readonly Fact[]): DossierIndex {
  const byId = new Map<string, Fact>();
  const byKind = new Map<string, Fact[]>();
  const byFamily = new Map<Fact['family'], Fact[]>();
  const documents: DocumentFact[] = [];
  const documentsByType = new Map<string, DocumentFact[]>();
  const byRelation = new Map<Relation, Map<string, Fact[]>>();
  for (const fact of facts) {
    byId.set(fact.id, fact);
    if (fact.annulledBy !== null) continue;
    put(byKind, fact.kind, fact);
    put(byFamily, fact.family, fact);
    if (isDocument(fact)) {
      documents.push(fact);
      put(documentsByType, fact.kind, fact);
    }
    for (const { rel, record } of fact.links) {
      let targets = byRelation.get(rel);
      if (targets === undefined) {
        targets = new Map();
        byRelation.set(rel, targets);
      }
      put(targets, record, fact);
    }
  }
  return {
    byId,
    byKind,
    byFamily,
    documents,
    documentsByType,
    linkedTo: (target, relation) => byRelation.get(relation)?.get(target.id) ?? none,
  };
}

function put<K, F>(groups: Map<K, F[]>, key: K, fact: F): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [fact]);
  else group.push(fact);
}
