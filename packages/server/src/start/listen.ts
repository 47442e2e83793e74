import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { House } from '../house.ts';
import { keepHouse } from './housekeeping.ts';

const graceMilliseconds = 25_000;

/** Listens, and stops in order on SIGTERM and SIGINT: no new requests, running ones finish, streams end, then the database. */
export async function listen(
  app: FastifyInstance,
  house: House,
  place: { readonly host: string; readonly port: number },
): Promise<string> {
  try {
    await app.listen(place);
  } catch (error) {
    await house.close();
    throw error;
  }
  const stopKeeping = keepHouse(house, (error) => app.log.error({ err: error }, 'housekeeping'));
  const address = app.server.address() as AddressInfo;
  let stopping = false;
  const stop = (): void => {
    // a second signal means somebody does not want to wait
    if (stopping) process.exit(130);
    stopping = true;
    stopKeeping();
    const late = setTimeout(() => process.exit(1), graceMilliseconds);
    app
      .close()
      .then(() => house.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      )
      .finally(() => clearTimeout(late));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const scheme = app.initialConfig.https === undefined || app.initialConfig.https === false ? 'http' : 'https';
  const host = place.host === '0.0.0.0' || place.host === '::' ? '127.0.0.1' : place.host;
  return `${scheme}://${host}:${address.port}`;
}
