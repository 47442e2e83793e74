/** One line of a manifest: the hash of a file by its path within the bag. */
export type ManifestLine = { readonly hash: string; readonly path: string; readonly written: string };

/** Lines of a manifest; `null` in place of one that is none. Line ends are LF, CR or CRLF (RFC 8493 §2.1.3). */
export function parseManifest(text: string): (ManifestLine | null)[] {
  return linesOf(text).map((line) => {
    const match = /^([0-9a-fA-F]+)[ \t]+(\*?)(.+)$/.exec(line);
    if (match === null) return null;
    const [, hash = '', , written = ''] = match;
    return { hash: hash.toLowerCase(), path: decodePath(written), written };
  });
}

export function writeManifest(files: readonly { hash: string; path: string }[]): string {
  return files.map(({ hash, path }) => `${hash}  ${encodePath(path)}\n`).join('');
}

/** Only these three are encoded (RFC 8493 §2.1.3): anything more would change names that hold a percent sign of their own. */
function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D');
}

function decodePath(path: string): string {
  return path.replaceAll(/%0a/gi, '\n').replaceAll(/%0d/gi, '\r').replaceAll('%25', '%');
}

export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
