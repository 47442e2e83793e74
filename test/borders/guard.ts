import { existsSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { importsOf } from './imports.ts';
import { ROOMS, type Room } from './table.ts';

export type Trespass = { file: string; imports: string; why: string };
type Manifest = { dependencies?: object; optionalDependencies?: object; devDependencies?: object; exports?: object };
type Place = { root: string; name: string; room: Room; file: string; manifest: Manifest };

const isTest = (file: string) =>
  /\.(?:test|fixture|property|contract)\.tsx?$|\/test\/|\.generator\.ts$|vite\.config\.ts$/.test(file);
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
const named = (manifest: Manifest) =>
  Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies });
const readManifest = (file: string): Manifest => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

function ofOurs(place: Place, specifier: string): string | null {
  const other = packageOf(specifier).slice('@liuhen/'.length);
  if (other === place.name) return null;
  const target = ROOMS[other];
  if (target === undefined) return `没有叫 ${other} 的房间`;
  const seenFromATest = isTest(place.file) && target.floor <= place.room.floor;
  if (!place.room.rooms.includes(other) && !seenFromATest && !place.room.doors?.includes(specifier))
    return `${place.name} 不得引用 ${other}`;
  const way = `.${specifier.slice(packageOf(specifier).length)}`;
  const doors = readManifest(join(place.root, 'packages', other, 'package.json')).exports ?? {};
  return way in doors ? null : `${other} 没有开这扇门（exports 里没有 ${way}）`;
}

function ofNode(place: Place): string | null {
  const { node } = place.room;
  if (node === true || isTest(place.file)) return null;
  if (node === false) return `${place.name} 不得引用 Node`;
  return place.file.includes(`/src/${node.only}`) ? null : `${place.name} 只在 ${node.only} 里可引用 Node`;
}

function ofNpm(place: Place, specifier: string): string | null {
  const name = packageOf(specifier);
  const atTest = isTest(place.file);
  const declared = named(place.manifest);
  if (atTest && named(readManifest(join(place.root, 'package.json'))).includes(name)) return null;
  if (!declared.includes(name)) return `${place.name} 的 package.json 没有写明 ${name}`;
  if (place.room.npm === 'declared' || atTest) return null;
  const allowed = place.room.npm.some(
    (one) => one === name || (one.endsWith('/*') && name.startsWith(one.slice(0, -1))),
  );
  return allowed ? null : `${place.name} 不得引用 npm 包 ${name}`;
}

function ofRelative(place: Place, specifier: string): string | null {
  const target = relative(place.root, resolve(place.root, dirname(place.file), specifier))
    .split(sep)
    .join('/');
  if (target.startsWith(`packages/${place.name}/`)) return null;
  if (isTest(place.file) && target.startsWith('test/')) return null;
  return '相对路径不得走出自己的房间：用 @liuhen/… 的名字';
}

function judge(place: Place, specifier: string): string | null {
  if (specifier.startsWith('.')) return ofRelative(place, specifier);
  if (specifier.startsWith('node:')) return ofNode(place);
  if (builtinModules.includes(packageOf(specifier))) return `Node 的模块要写 node:${specifier}`;
  if (specifier.startsWith('@liuhen/')) return ofOurs(place, specifier);
  if (specifier.startsWith('/') || specifier.includes('://')) return '不得引用绝对地址';
  return ofNpm(place, specifier);
}

/** Reads every module of every room under `root` and returns the imports that the table forbids. */
export function guard(root: string): { seen: Record<string, number>; trespasses: Trespass[] } {
  const seen: Record<string, number> = {};
  const trespasses: Trespass[] = [];
  for (const [name, room] of Object.entries(ROOMS)) {
    const manifest = readManifest(join(root, 'packages', name, 'package.json'));
    const files = globSync(`packages/${name}/{src,test,bin}/**/*.{ts,tsx,mts,mjs,js,jsx}`, { cwd: root });
    seen[name] = files.length;
    for (const file of files.map((one) => one.split(sep).join('/')).sort()) {
      const place: Place = { root, name, room, file, manifest };
      for (const specifier of importsOf(readFileSync(join(root, file), 'utf8'))) {
        const why = judge(place, specifier);
        if (why !== null) trespasses.push({ file, imports: specifier, why });
      }
    }
  }
  return { seen, trespasses };
}
