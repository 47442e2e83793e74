import { openHouse } from '../open-house.ts';
import { DockingStation } from './docking-station.ts';

/** A process of its own that takes in a docking folder and is killed outright right after its n-th recording is durable. */
const [dataFolder = '', folder = '', after = '1'] = process.argv.slice(2);
const house = await openHouse({ dataFolder, attach: true });
let made = 0;
const append: typeof house.journal.append = async (...given) => {
  const outcome = await house.journal.append(...given);
  made += 1;
  if (made === Number(after)) process.kill(process.pid, 'SIGKILL');
  return outcome;
};
const journal = new Proxy(house.journal, {
  get: (target, property) => (property === 'append' ? append : Reflect.get(target, property)),
});
new DockingStation(folder, 60).start({ ...house, journal }, (error) => process.stderr.write(`${String(error)}\n`));
