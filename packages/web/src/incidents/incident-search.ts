import type { IncidentKind } from '@liuhen/server/api';
import { incidentTitles } from './incident-titles.ts';

/** How the list of incidents is asked, as the address of its page says it. */
export type IncidentSearch = { readonly kind?: IncidentKind };

/** What of an address is understood; the rest is left out. */
export function incidentSearchOf({ kind }: Record<string, unknown>): IncidentSearch {
  return isKind(kind) ? { kind } : {};
}

const isKind = (value: unknown): value is IncidentKind =>
  typeof value === 'string' && Object.hasOwn(incidentTitles, value);
