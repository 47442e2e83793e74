export type OpenedPages = {
  readonly count: number;
  /** Draws a page, numbered from 1, as wide as the place it is shown in; answers with the words on it. */
  draw(number: number, canvas: HTMLCanvasElement): Promise<string>;
  close(): void;
};

/**
 * Sharp where somebody spreads two fingers, and no more than a phone's memory bears. On a plain screen twice as wide: of four points
 * one is made, and a thin stroke of a character is grey and not gone.
 */
const sharpness = () => Math.min(Math.max(window.devicePixelRatio * 1.25, 2), 3);
const widestCanvas = 2_400;

/**
 * Opens a PDF, from its address or as it was handed over. What draws it comes on demand and is asked to run nothing that the file brings: no scripts, and
 * letters as outlines, so that no font of the file is given to the browser.
 */
export async function openPages(source: string | Blob): Promise<OpenedPages> {
  const [{ getDocument }, data] = await Promise.all([import('unpdf/pdfjs'), bytesOf(source)]);
  const task = getDocument({
    data,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    enableXfa: false,
  });
  const file = await task.promise;
  return {
    count: file.numPages,
    async draw(number, canvas) {
      const page = await file.getPage(number);
      const natural = page.getViewport({ scale: 1 });
      const wide = canvas.parentElement?.clientWidth ?? natural.width;
      const viewport = page.getViewport({ scale: Math.min(wide * sharpness(), widestCanvas) / natural.width });
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      await page.render({ canvas, viewport }).promise;
      const { items } = await page.getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join(' ');
    },
    close: () => void task.destroy(),
  };
}

async function bytesOf(source: string | Blob): Promise<Uint8Array> {
  if (typeof source !== 'string') return new Uint8Array(await source.arrayBuffer());
  const response = await fetch(source);
  if (!response.ok) throw new Error(`pages: ${response.status.toString()}`);
  return new Uint8Array(await response.arrayBuffer());
}
