/** What an electronic seal is asked to do: the finished pages, and the name of the seal. */
export type SealRequest = { readonly pdf: Uint8Array; readonly seal: string; readonly at: string };
export type SealAnswer =
  | { readonly sealed: true; readonly pdf: Uint8Array; readonly certSerial: string }
  | { readonly sealed: false; readonly why: string };

/**
 * Port to the agency's electronic seal (GB/T 38540), which belongs to its seal platform and never to this program. Whoever
 * connects one hands it to `openPress`; the sealed pages are kept beside those that were issued.
 */
export interface ElectronicSeal {
  stamp(request: SealRequest): Promise<SealAnswer>;
}

export const noElectronicSeal: ElectronicSeal = {
  stamp: async ({ seal }) => ({
    sealed: false,
    why: `本机没有接入电子印章系统，不能加盖“${seal}”的电子印章；没有登记用印。`,
  }),
};
