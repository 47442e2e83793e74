// The page that a stranger opens: no network, no installation, nothing leaves the machine. Plain JavaScript because the house's
// compiler keeps the DOM out of this room; what it calls is the very code of the verifier.
import { portableDigests, portableHash, readVerifierKey, webCryptoEd25519 } from '@liuhen/ledger';
import { verifySource } from '../verify/verify-source.ts';
import { portableCrc32 } from '../zip/crc32.ts';
import { ed25519Works } from './self-check.ts';

const element = (id) => document.getElementById(id);
const ed25519 = globalThis.crypto?.subtle === undefined ? null : webCryptoEd25519(globalThis.crypto.subtle);
const tools = { digests: portableDigests, startHash: portableHash, crc32: portableCrc32, ed25519 };

function fileSource(file) {
  return {
    size: file.size,
    read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
  };
}

function show(tag, text, parent, className = '') {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  parent.append(made);
  return made;
}

function trustedKeys() {
  const keys = element('keys')
    .value.split(/\s+/)
    .filter((key) => key !== '');
  for (const key of keys) readVerifierKey({ sha256: portableDigests.sha256, ed25519 }, key);
  return keys;
}

const headings = {
  sound: ['核验通过', 'sound'],
  broken: ['核验不通过：包已被改动或损坏', 'broken'],
  notPackage: ['这不是卷宗包', 'broken'],
};

function report({ verdict, problems, summary }) {
  const out = element('result');
  out.replaceChildren();
  const [heading, className] = headings[verdict];
  show('h2', heading, out, className);
  if (verdict === 'notPackage') {
    show('p', '所选文件不是留痕生成的卷宗包。请选择原始的 ZIP 文件。', out);
    return;
  }
  if (!summary.trusted)
    show(
      'p',
      '注意：公钥取自包内，未与外部核对，只能证明包与自身一致。请填入从机关公示处取得的公钥后再核验一次。',
      out,
      'warn',
    );
  const list = show('ol', '', out);
  for (const { code, where, message } of problems) show('li', `${where}：${message}（${code}）`, list);
  const facts = [
    ['机关', summary.agencyName],
    ['案件', [summary.title, summary.number].filter(Boolean).join(' ')],
    ['打包时间（UTC）', summary.packedAt],
    [
      '记录',
      `${summary.records} 条，文件 ${summary.files} 个；遮盖 ${summary.withheld} 项，依法删除 ${summary.erased} 项`,
    ],
    ['日志大小', summary.treeSize],
    ['日志根（SHA-256）', summary.root],
    ['签名', summary.keys.join('、')],
  ];
  const table = show('table', '', out);
  for (const [name, value] of facts) {
    const row = show('tr', '', table);
    show('th', name, row);
    show('td', value ?? '', row);
  }
  show('p', '自入库之后可证，不证明镜头之外。', out);
}

async function verify(file) {
  const out = element('result');
  out.replaceChildren();
  const status = show('p', '正在核验……', out);
  try {
    if (ed25519 === null || !(await ed25519Works(ed25519))) {
      status.textContent =
        '本浏览器不支持 Ed25519 签名核验，请换用较新的 Chrome、Edge、Firefox 或 Safari。未作任何结论。';
      return;
    }
    const progress = (done, total) => {
      status.textContent = `正在核验…… ${Math.floor((done / total) * 100)}%`;
    };
    report(await verifySource(fileSource(file), tools, { trustedKeys: trustedKeys(), progress }));
  } catch (error) {
    status.textContent = `核验没有完成：${error.message}`;
  }
}

element('file').addEventListener('change', (event) => {
  const [file] = event.target.files;
  if (file) verify(file);
});
