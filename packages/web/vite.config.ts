import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type IndexHtmlTransformContext, type Plugin } from 'vite';

/** Beside each script and style sheet the same compressed, once and as small as can be: a phone's network waits for every byte. */
function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir);
    },
    closeBundle: () => {
      for (const file of globSync('assets/*.{js,css,svg}', { cwd: folder })) {
        const bytes = readFileSync(join(folder, file));
        writeFileSync(join(folder, `${file}.br`), brotliCompressSync(bytes));
        writeFileSync(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

/**
 * The page names what its script will ask for next, so that a browser asks for all at once. What only somebody signed in needs
 * stands between marks: the server takes it out for everybody else.
 */
function foretold(): Plugin {
  return {
    name: 'foretold',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const of = (path: string) => piecesOf(bundle, (chunk) => chunk.facadeModuleId?.endsWith(path) === true);
        const entry = piecesOf(bundle, (chunk) => chunk.isEntry);
        const app = of('/src/app/App.tsx').difference(entry);
        const desk = of('/src/app/frame/Frame.tsx').difference(entry.union(app));
        const workbench = of('/src/workbench/WorkbenchPage.tsx').difference(entry.union(app).union(desk));
        const named = [
          links(app),
          `<!--desk-->${links(desk)}<!--/desk-->`,
          `<!--workbench-->${links(workbench)}<!--/workbench-->`,
        ];
        return html.replace('</head>', `${named.join('\n')}\n  </head>`);
      },
    },
  };
}

type Bundle = NonNullable<IndexHtmlTransformContext['bundle']>;
type Chunk = Extract<Bundle[string], { type: 'chunk' }>;

/** The files that a chunk brings with it, style sheets among them. */
function piecesOf(bundle: Bundle, isIt: (chunk: Chunk) => boolean): Set<string> {
  const found = new Set<string>();
  const take = (chunk: Bundle[string] | undefined): void => {
    if (chunk?.type !== 'chunk' || found.has(chunk.fileName)) return;
    found.add(chunk.fileName);
    for (const sheet of chunk.viteMetadata?.importedCss ?? []) found.add(sheet);
    for (const file of chunk.imports) take(bundle[file]);
  };
  take(Object.values(bundle).find((one) => one.type === 'chunk' && isIt(one)));
  return found;
}

function links(files: Iterable<string>): string {
  const link = (file: string) =>
    file.endsWith('.css')
      ? `<link rel="stylesheet" crossorigin href="/${file}">`
      : `<link rel="modulepreload" crossorigin href="/${file}">`;
  return [...files].map(link).join('\n');
}

export default defineConfig({
  plugins: [react(), compressed(), foretold()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:7180' } },
});
