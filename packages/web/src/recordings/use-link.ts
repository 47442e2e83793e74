import type { Api } from '@liuhen/server/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useSignedIn } from '../app/frame/me-context.ts';
import { newId } from '../record/new-id.ts';

type Target = { readonly case: string; readonly act: string };

/** Who may say what a recording shows; the policy of the server says the same. */
const linkers = ['officer', 'brigadeChief', 'custodian'];

export function useMayLink(): boolean {
  const me = useSignedIn();
  return me.offices.some(({ office }) => linkers.includes(office));
}

/** One tap says that a recording shows an act; tapped twice it is the same link. `from`: the case it stands in, null for none yet. */
export function useLink({ record, from }: { readonly record: string; readonly from: string | null }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [id] = useState(newId);
  return useMutation({
    mutationFn: (target: Target) =>
      call<Api['linking']['link']>('POST', '/api/recordings/:record/links', {
        params: { record },
        body: { id, from, ...target },
      }),
    onSuccess: async (_, target) => {
      void message.success('已关联');
      await client.invalidateQueries({ queryKey: ['recordings'] });
      await client.invalidateQueries({ queryKey: ['tasks'] });
      for (const one of new Set([from, target.case]))
        for (const about of ['case', 'coverage']) await client.invalidateQueries({ queryKey: [about, one] });
    },
  });
}
