import { minimumLength } from './password.ts';

/** The first entries of every published list of leaked passwords, and what is typed in this house without thinking. */
const common: readonly string[] = [
  '123456789',
  '1234567890',
  'password',
  'qwertyuiop',
  'qwerty123',
  '1q2w3e4r5t',
  'admin123',
  'administrator',
  'iloveyou',
  'abc123456',
  'a123456789',
  '88888888',
  '11111111',
  'woaini1314',
  '5201314520',
  'liuhen',
  'fusong',
  'huanbao',
  'zhifa',
  'baishan',
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
  const rest = strip(lower);
  if (rest.length < 4) return '密码太常见或是键盘顺序，容易被猜中，请换一个。';
  return null;
}

/** What is left when common words and keyboard runs of four and more are taken out. */
function strip(lower: string): string {
  let rest = lower;
  for (const word of common) rest = rest.replaceAll(word, '');
  for (const run of [...runs, ...runs.map((text) => [...text].reverse().join(''))]) {
    for (let size = run.length; size >= 4; size -= 1) {
      for (let start = 0; start + size <= run.length; start += 1)
        rest = rest.replaceAll(run.slice(start, start + size), '');
    }
  }
  return rest;
}
