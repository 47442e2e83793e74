import { probeFile } from './probe-file.ts';

/** A process of its own, so that a parser that loops or eats memory can be killed without anyone noticing. */
process.on('message', (message: { id: number; path: string }) => {
  probeFile(message.path, (part) => process.send?.({ id: message.id, part })).then(
    (facts) => process.send?.({ id: message.id, facts }),
    (error: unknown) =>
      process.send?.({ id: message.id, error: error instanceof Error ? error.message : String(error) }),
  );
});
process.send?.({ ready: true });
process.on('disconnect', () => process.exit());
