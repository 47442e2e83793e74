import { dictionary } from '@zxcvbn-ts/language-common';
import { minimumLength } from './password.ts';

/** Words of this house that are typed without thinking, as others type "password". */
const ofThisHouse: readonly string[] = [
  'liuhen',
  'fusong',
  'huanbao',
  'shengtai',
  'zhifa',
  'baishan',
  'jilin',
  'admin',
];

const runs = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/**
 * Why a password is not good enough, or null. Length and not being guessable, as NIST 800-63B and ASVS ask; no rules of
 * composition, which only make people write them down.
 */
export function passwordProblem(
  password: string,
  about: { account: string; name: string; bureau: string },
): string | null {
  const length = [...password.normalize('NFC')].length;
  if (length < minimumLength) return `密码至少 ${minimumLength} 个字符，可以用一句自己记得住的话。`;
  if (length > 128) return '密码不超过 128 个字符。';
  const lower = password.toLowerCase();
  if (new Set(lower).size < 5) return '密码中重复的字符太多，请换一个。';
  for (const word of [about.account, about.name, about.bureau]) {
    if (word.length >= 2 && lower.includes(word.toLowerCase())) return '密码中不要含账号、姓名或机关名称。';
  }
  if (leaked().has(lower)) return '这个密码在公开泄露的密码名单里，请换一个。';
  const rest = strip(lower);
  if (rest.length < 6) return '密码太常见或是键盘顺序，容易被猜中，请换一个。';
  return null;
}

let names: ReadonlySet<string> | null = null;

/** Some fifty thousand passwords that were published after break-ins, most used first. */
function leaked(): ReadonlySet<string> {
  names ??= new Set(dictionary['passwords-common']);
  return names;
}

/** What is left when the words of this house, leaked passwords at either end, and keyboard runs of four and more are taken out. */
function strip(lower: string): string {
  let rest = lower;
  for (const word of ofThisHouse) rest = rest.replaceAll(word, '');
  for (const run of [...runs, ...runs.map((text) => [...text].reverse().join(''))]) {
    for (let size = run.length; size >= 4; size -= 1) {
      for (let start = 0; start + size <= run.length; start += 1)
        rest = rest.replaceAll(run.slice(start, start + size), '');
    }
  }
  for (let size = rest.length; size >= 5; size -= 1) {
    if (leaked().has(rest.slice(0, size))) return rest.slice(size);
    if (leaked().has(rest.slice(-size))) return rest.slice(0, -size);
  }
  return rest;
}
