declare module 'qrcode' {
  type Modules = { readonly size: number; get(row: number, column: number): boolean | number };
  export function create(
    text: string,
    options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
  ): { readonly modules: Modules };
}
