import type { Api } from '@liuhen/server/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../api/call.ts';
import { newId } from '../record/new-id.ts';

export type ActToDo = { readonly case: string; readonly act: string; readonly title: string };

/** Which documents there are and which can be drawn up here. */
export function useForms() {
  return useQuery({
    queryKey: ['forms'],
    queryFn: () => call<Api['documents']['forms']>('GET', '/api/forms'),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** One tap from the name of an act to its form: a document's act opens its draft, prefilled; any other the form of its step. */
export function useAct() {
  const navigate = useNavigate();
  const forms = useForms();
  return useMutation({
    mutationFn: async ({ case: id, act }: ActToDo) => {
      const known = forms.data ?? (await forms.refetch()).data;
      if (known?.forms.some((form) => form.docType === act && form.renders) !== true) {
        await navigate({ to: '/cases/$case/step/new', params: { case: id }, search: { kind: act } });
        return;
      }
      const draft = await call<Api['drafts']['create']>('POST', '/api/cases/:case/drafts', {
        params: { case: id },
        body: { id: newId(), docType: act },
      });
      await navigate({ to: '/drafts/$draft', params: { draft: draft.id } });
    },
  });
}
