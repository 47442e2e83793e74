import { createContext } from 'react';

/** The case a draft belongs to, and the step during which it is drawn up. */
export type DraftScene = { readonly caseId: string; readonly during: string | null };

export const DraftSceneContext = createContext<DraftScene | null>(null);
