import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Coverage, uncovered } from './coverage.ts';
import { findFaces, rareFace } from './faces.ts';
import { type Job, jobText } from './job.ts';

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

  /** Characters no face can print; they are an error at drafting, never a box on paper. */
  missingGlyphs(text: string): string[] {
    const rare = uncovered(text, this.#coverage);
    if (rare.length === 0) return rare;
    return uncovered(rare.join(''), this.#rareFace().coverage);
  }

  typeset(job: Job, assets: Assets, createdAt: number): Typeset {
    const text = jobText(job);
    const compiler = this.#compilerFor(text);
    const names = Object.keys(assets).map((name) => `${layouts}assets/${name}`);
    for (const [name, bytes] of Object.entries(assets))
      compiler.mapShadow(`${layouts}assets/${name}`, Buffer.from(bytes));
    try {
      const outcome = compiler.compile({
        mainFilePath: `${layouts}main.typ`,
        inputs: { job: text, faces: this.#faces.preferred },
      });
      const document = outcome.result;
      if (document === null) {
        const diagnostics = outcome.takeDiagnostics();
        throw new Error(`排版失败：${JSON.stringify(diagnostics?.shortDiagnostics ?? [])}`);
      }
      const pdf = compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: createdAt });
      return { pdf: new Uint8Array(pdf), pages: document.numOfPages };
    } finally {
      for (const name of names) compiler.unmapShadow(name);
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
