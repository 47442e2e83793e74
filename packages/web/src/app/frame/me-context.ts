import type { Me } from '@liuhen/server/api';
import { createContext, use } from 'react';

export const MeContext = createContext<Me | null>(null);

/** The person at the desk. Only inside the frame, where there always is one. */
export function useSignedIn(): Me {
  const me = use(MeContext);
  if (me === null) throw new Error('useSignedIn outside the frame');
  return me;
}
