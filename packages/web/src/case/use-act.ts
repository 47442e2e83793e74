import type { Api, CaseView, FactView } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../api/call.ts';
import { useDraftOf } from '../draft/use-draft-of.ts';
import { paperToDo } from './paper-to-do.ts';

export type ActToDo = { readonly case: string; readonly act: string; readonly title: string };

/** Which documents there are and which can be drawn up here. */
export function useForms() {
  return useQuery({
    queryKey: ['forms'],
    queryFn: () => call<Api['documents']['forms']>('GET', '/api/forms'),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/**
 * One tap from the name of an act to what is to be done for it now: its paper, where that comes first and is not ready (to write,
 * or to sign, approve and issue), else the form of the step, which leads on to the paper that is written meanwhile.
 */
export function useAct() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const forms = useForms();
  const draftOf = useDraftOf();
  return useMutation({
    mutationFn: async ({ case: id, act, title }: ActToDo) => {
      const known = forms.data ?? (await forms.refetch()).data;
      const isForm = (docType: string | null) =>
        docType !== null && known?.forms.some((form) => form.docType === docType && form.renders) === true;
      const view = await client.fetchQuery({
        queryKey: ['case', id],
        queryFn: () => call<Api['cases']['view']>('GET', '/api/cases/:case', { params: { case: id } }),
        staleTime: 5_000,
      });
      const open = view.openActs.find((one) => one.act === act && one.title === title);
      const before = isForm(act) ? act : (open?.paperBefore ?? null);
      if (isForm(before) && before !== null) {
        // what only a cure names is written anew; what the procedure asks may stand already
        const paper = open === undefined ? 'write' : await paperToDo(view, act, before);
        if (paper === 'write') return draftOf({ case: id, docType: before });
        if (paper !== 'ready') return showPaper(view, paper);
      }
      const during = open?.paperDuring ?? null;
      await navigate({
        to: '/cases/$case/step/new',
        params: { case: id },
        search: { kind: act, ...(isForm(during) && during !== null ? { paper: during } : {}) },
      });
    },
  });

  function showPaper(view: CaseView, paper: FactView): Promise<void> {
    return navigate({
      to: '/cases/$case/$tab',
      params: { case: view.id, tab: 'process' },
      search: { item: paper.id },
    });
  }
}
