import type { Api } from '@liuhen/server/api';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../api/call.ts';
import { newId } from '../record/new-id.ts';

type Wanted = { readonly case: string; readonly docType: string; readonly during?: string };

/** Opens the draft of a paper: the one that is already being written for this, or a new one with what is known filled in. */
export function useDraftOf(): (wanted: Wanted) => Promise<void> {
  const navigate = useNavigate();
  return async ({ case: id, docType, during }) => {
    const { drafts } = await call<Api['drafts']['list']>('GET', '/api/cases/:case/drafts', { params: { case: id } });
    const begun = during === undefined ? drafts.find((draft) => draft.docType === docType) : undefined;
    const draft =
      begun ??
      (await call<Api['drafts']['create']>('POST', '/api/cases/:case/drafts', {
        params: { case: id },
        body: { id: newId(), docType, ...(during === undefined ? {} : { during }) },
      }));
    await navigate({ to: '/drafts/$draft', params: { draft: draft.id } });
  };
}
