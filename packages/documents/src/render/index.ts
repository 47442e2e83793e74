export { pageCode } from './page-codes.ts';
export { openRenderer, type Renderer, UnprintablePicture, UnprintableText } from './renderer.ts';
export type { PicturesRequest, RenderContext, SheetRequest } from './rendering.ts';
export type { Assets, Typeset } from './typesetter.ts';
