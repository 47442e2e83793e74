import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { Coverage, uncovered } from './coverage.ts';
import { findFaces, rareFace } from './faces.ts';
import { type Job, jobText, type SheetPages } from './job.ts';

export type Assets = Readonly<Record<string, Uint8Array>>;
export type Typeset = { readonly pdf: Uint8Array; readonly pages: number };

const layouts = fileURLToPath(new URL('./layouts/', import.meta.url));
/** Results of earlier pages are kept for this many renderings; more would let memory grow, fewer would cost speed. */
const keptAge = 4;

/** A warm typesetter. Compiling is synchronous and takes milliseconds; it lives in a worker thread. */
export class Typesetter {
  readonly #faces: ReturnType<typeof findFaces>;
  readonly #coverage: Coverage;
  #common: NodeCompiler | null = null;
  #rare: { compiler: NodeCompiler | null; coverage: Coverage; font: Buffer } | null = null;

  constructor(agencyFonts: string | null) {
    this.#faces = findFaces(agencyFonts);
    this.#coverage = Coverage.ofFiles(this.#faces.files);
  }

  /** Files of the agency's folder that are no fonts. */
  get brokenFaces(): readonly string[] {
    return this.#faces.broken;
  }

  /** Characters no face can print; they are an error at drafting, never a box on paper. */
  missingGlyphs(text: string): string[] {
    const rare = uncovered(text, this.#coverage);
    if (rare.length === 0) return rare;
    return uncovered(rare.join(''), this.#rareFace().coverage);
  }

  /**
   * Sets a job. `counts`: the pages each sheet came out with; the file is there only where these are the pages the sheets were
   * taken to have, or in any case where `last` says so.
   */
  typeset(
    job: Job,
    pages: readonly SheetPages[],
    { assets, createdAt, last }: { readonly assets: Assets; readonly createdAt: number; readonly last: boolean },
  ): { readonly pdf: Uint8Array | null; readonly pages: number; readonly counts: readonly number[] } {
    const text = jobText(job);
    const compiler = this.#compilerFor(text);
    const beside = [
      ...Object.entries(assets).map(([name, bytes]) => [`assets/${name}`, Buffer.from(bytes)] as const),
      ...job.sheets.flatMap(({ id }, index) => pageFiles(id, pages[index] ?? { total: 1, codes: [] })),
    ];
    for (const [name, bytes] of beside) compiler.mapShadow(`${layouts}${name}`, bytes);
    try {
      const outcome = compiler.compile({
        mainFilePath: `${layouts}main.typ`,
        inputs: { job: text, faces: JSON.stringify(this.#faces.preferred) },
      });
      const document = outcome.result;
      if (document === null) {
        const diagnostics = outcome.takeDiagnostics();
        throw new Error(`排版失败：${JSON.stringify(diagnostics?.shortDiagnostics ?? [])}`);
      }
      const all = document.numOfPages;
      const [first] = job.sheets;
      const counts = first?.inSet === false ? [all] : countsIn(compiler, document, job);
      if (!last && pages.some(({ total }, index) => total !== counts[index])) return { pdf: null, pages: all, counts };
      const pdf = compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: createdAt });
      return { pdf: new Uint8Array(pdf), pages: all, counts };
    } finally {
      for (const [name] of beside) compiler.unmapShadow(`${layouts}${name}`);
      compiler.evictCache(keptAge);
    }
  }

  #compilerFor(text: string): NodeCompiler {
    if (uncovered(text, this.#coverage).every((character) => character.charCodeAt(0) === 0x200b)) {
      this.#common ??= this.#create();
      return this.#common;
    }
    const rare = this.#rareFace();
    rare.compiler ??= this.#create(rare.font);
    return rare.compiler;
  }

  #create(rare?: Buffer): NodeCompiler {
    const compiler = NodeCompiler.create({
      workspace: layouts,
      // Memory first: the compiler aborts the process when it is given memory fonts after folders.
      fontArgs: [...(rare ? [{ fontBlobs: [rare] }] : []), { fontPaths: [...this.#faces.folders] }],
    });
    for (const name of readdirSync(layouts).filter((file) => file.endsWith('.typ'))) {
      compiler.addSource(`${layouts}${name}`, readFileSync(`${layouts}${name}`, 'utf8'));
    }
    return compiler;
  }

  #rareFace() {
    if (this.#rare === null) {
      const font = rareFace();
      const coverage = new Coverage();
      coverage.add(font);
      this.#rare = { compiler: null, coverage, font };
    }
    return this.#rare;
  }
}

/** Each sheet of a set says at its end on which of its own pages it ends. */
function countsIn(compiler: NodeCompiler, document: NodeTypstDocument, job: Job): number[] {
  const said: unknown = compiler.query(document, { selector: '<page-count>', field: 'value' });
  const ends = new Map(
    (Array.isArray(said) ? said : []).map((end: { id: string; pages: number }): [string, number] => [
      end.id,
      end.pages,
    ]),
  );
  return job.sheets.map(({ id }) => ends.get(id) ?? 1);
}

/** The number of pages of a sheet, and a picture of each code, as the layouts look for them. */
function pageFiles(id: string, { total, codes }: SheetPages): (readonly [string, Buffer])[] {
  return [
    [`pages/${id}.json`, Buffer.from(JSON.stringify({ total }))],
    ...codes.map((code, index) => [`pages/${id}-${index + 1}.png`, Buffer.from(code)] as const),
  ];
}
