import { Worker } from 'node:worker_threads';
import type { DocType } from '@liuhen/records';
import type { Values } from '../sheet/compose.ts';
import { pictureProblem } from './picture-check.ts';
import type { PicturesRequest, RenderContext, SheetRequest } from './rendering.ts';
import type { Typeset } from './typesetter.ts';

type SetOptions = {
  readonly title: string;
  readonly author: string;
  readonly contents: boolean;
  readonly createdAt: number;
};
type Task =
  | { readonly task: 'render'; readonly request: SheetRequest }
  | { readonly task: 'set'; readonly requests: readonly SheetRequest[]; readonly set: SetOptions }
  | { readonly task: 'pictures'; readonly request: PicturesRequest }
  | { readonly task: 'glyphs'; readonly text: string }
  | { readonly task: 'brokenFaces' };
export type Call = Task & { readonly id: number };
export type Reply = { readonly id: number; readonly result?: unknown; readonly error?: string };

/** Renders documents in a thread of its own, warm from the first one on. Calls may overlap; they are answered in order. */
export interface Renderer {
  /** PDF/A-2b, tagged; the same input gives the same bytes. Rejects where the text has a character no face can print. */
  render(docType: DocType, values: Values, context: RenderContext): Promise<Typeset>;
  renderSet(requests: readonly SheetRequest[], set: SetOptions): Promise<Typeset>;
  /** Pictures of pages, one a page, with what is said under each. */
  renderPictures(request: PicturesRequest): Promise<Typeset>;
  /** Files of the agency's folder of fonts that are no fonts or are damaged; documents are printed without them. */
  brokenFaces(): Promise<string[]>;
  /** Characters of a text that no face can print; to be told while drafting. */
  missingGlyphs(text: string): Promise<string[]>;
  close(): Promise<void>;
}

/** A document cannot be printed as it stands, because of what is written in it. */
export class UnprintableText extends Error {
  readonly characters: readonly string[];

  constructor(characters: readonly string[]) {
    const shown = characters
      .slice(0, 10)
      .map((one) => `“${one}”（U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}）`);
    super(
      `文书里有现有字体印不出的字符：${shown.join('、')}。请改正；确属姓名用字的，把含有该字的字体放入数据目录的 fonts 文件夹`,
    );
    this.name = 'UnprintableText';
    this.characters = characters;
  }
}

/** A picture that was handed in cannot be printed; `picture` is its name. */
export class UnprintablePicture extends Error {
  readonly picture: string;

  constructor(name: string, problem: string) {
    super(`图片“${name}”印不出：${problem}`);
    this.name = 'UnprintablePicture';
    this.picture = name;
  }
}

function refusePictures(assets: Readonly<Record<string, Uint8Array>>): void {
  for (const [name, bytes] of Object.entries(assets)) {
    const problem = pictureProblem(bytes);
    if (problem !== null) throw new UnprintablePicture(name, problem);
  }
}

const textsOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.map(textsOf).join('')
      : typeof value === 'object' && value !== null
        ? Object.values(value).map(textsOf).join('')
        : '';

/** What the typesetter could not set. A picture that looks sound and is not shows only when it is unpacked. */
function faultOf(message: string): Error {
  return message.includes('failed to decode image')
    ? new UnprintablePicture('所附图片', '图片已经损坏，请重新拍摄或者导出后再试')
    : new Error(message);
}

export function openRenderer(options: { readonly agencyFonts?: string } = {}): Renderer {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { agencyFonts: options.agencyFonts ?? null },
  });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (reason: Error) => void }>();
  let last = 0;
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (reply: Reply) => {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.error === undefined) caller?.resolve(reply.result as never);
    else caller?.reject(faultOf(reply.error));
    if (waiting.size === 0) worker.unref();
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('排版线程已经停止')));
  worker.unref();
  const ask = <Result>(task: Task): Promise<Result> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.ref();
      worker.postMessage({ ...task, id: last });
    });
  const missingGlyphs = (text: string) => ask<string[]>({ task: 'glyphs', text });
  const refuseGlyphs = async (text: string) => {
    const missing = await missingGlyphs(text);
    if (missing.length > 0) throw new UnprintableText(missing);
  };
  const refuseUnprintable = async (requests: readonly SheetRequest[]) => {
    for (const { context } of requests) refusePictures(context.assets);
    const texts = requests.map(({ values, context }) => textsOf(values) + textsOf({ ...context, assets: {} }));
    await refuseGlyphs(texts.join(''));
  };
  return {
    brokenFaces: () => ask<string[]>({ task: 'brokenFaces' }),
    missingGlyphs,
    async render(docType, values, context) {
      const request = { docType, values, context };
      await refuseUnprintable([request]);
      return ask<Typeset>({ task: 'render', request });
    },
    async renderSet(requests, set) {
      await refuseUnprintable(requests);
      return ask<Typeset>({ task: 'set', requests, set });
    },
    async renderPictures(request) {
      refusePictures(request.assets);
      await refuseGlyphs(textsOf({ ...request, assets: {} }));
      return ask<Typeset>({ task: 'pictures', request });
    },
    async close() {
      await worker.terminate();
    },
  };
}
