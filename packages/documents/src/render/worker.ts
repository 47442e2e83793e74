import { parentPort, workerData } from 'node:worker_threads';
import type { Call, Reply } from './renderer.ts';
import { renderOne, renderPictures, renderSet } from './rendering.ts';
import { Typesetter } from './typesetter.ts';

const typesetter = new Typesetter((workerData as { agencyFonts: string | null }).agencyFonts);

const answer = (call: Call): unknown => {
  switch (call.task) {
    case 'render':
      return renderOne(typesetter, call.request);
    case 'set':
      return renderSet(typesetter, call.requests, call.set);
    case 'pictures':
      return renderPictures(typesetter, call.request);
    case 'brokenFaces':
      return [...typesetter.brokenFaces];
    case 'glyphs':
      return typesetter.missingGlyphs(call.text);
  }
};

parentPort?.on('message', (call: Call) => {
  let reply: Reply;
  try {
    reply = { id: call.id, result: answer(call) };
  } catch (error) {
    reply = { id: call.id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(reply);
});
