/**
 * What in a text that goes to the public may be somebody's, and no record says so: told to a person, who masks it or lets it stand.
 * The rule of `maskPersonal` has gone before; what it took out is not seen here. Public by law, and never proposed: the 统一社会信用代码, the
 * numbers of papers, the officials who sign.
 */
export type MaskProposal = {
  readonly word: string;
  /** 姓名, 住址, …. */
  readonly what: string;
  /** The words it stands among. */
  readonly among: string;
};

/** Surnames as they occur today; a word after a role that begins otherwise is no name of a person. */
const surnames = new Set([
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施牟樊殷申颜倪庄聂章鲁岳翟霍尤柳骆关欧柏邢牛柴俞纪齐葛左甘苗曲温兰盛宁卜祝阮席隋初丛矫迟栾宫佟那谷邰郎单滕臧毕柏解鞠洗冼简路安穆耿詹游喻卓裴蓝涂裘饶凌屈瞿项焦管晏褚鲍仲练骆娄倪荆巩檀车辛艾敖闻储楼池翁党蒲邬冉虞符桑桂濮惠匡糜冷巫查连习芦苟巨戚占幸么由从缪戈祁闵岑',
]);
const doubled = '欧阳|上官|诸葛|司马|司徒|皇甫|尉迟|公孙|慕容|夏侯|令狐|东方|端木|南宫|长孙|宇文|独孤|申屠';
const beginsDoubled = new RegExp(`^(?:${doubled})`, 'u');
const roles =
  '法定代表人|现场负责人|主要负责人|直接责任人|责任人|负责人|当事人|证人|见证人|经营者|实际控制人|投资人|合伙人|股东|联系人|委托代理人|代理人|监护人|在场人|被询问人|被检查人|操作工|工人|员工|职工|门卫|厂长|经理|会计|司机|驾驶员|承包人|村民|居民|邻居|业主|家属|妻子|丈夫|儿子|女儿|之妻|之夫|之子|之女';
/** A role, perhaps an office in brackets, perhaps 为 or a colon, and then a name of two or three characters. */
const afterRole = new RegExp(
  `(?:${roles})(?:[（(][^）)]{1,16}[）)])?(?:姓名)?[：:、为系是叫即“ ]{0,2}(\\p{Script=Han}{2,4})`,
  'gu',
);
/** 于振东（执行董事）, 马会元（环保负责人）: a name before the office in brackets. */
const beforeOffice = new RegExp(
  `(?<=^|[、，。；：:和与及由经对向据问“ ])((?:${doubled})\\p{Script=Han}{1,2}|\\p{Script=Han}{2,3})(?=[（(][^）)]{0,10}(?:${roles}|董事|主任|队长|班长|身份证|男，|女，))`,
  'gu',
);
/** What begins after a name and is no part of one. */
const goesOn = new Set([
  ...'称说在于的了和与及同对向将把被为是系有无未不已曾即能可应会则也均都表示承认否签陈申提要并或从自到经由以因等该本其所上下中内外现处当可认共两二三确收接拒打进负代电身住男女，。',
]);
const particles = new Set([...'称说在于的了和与及对将把被为是系有无未不所，。']);
/** Words that begin with a surname and are none. */
const noNames =
  /^(?:任何|任意|方法|方面|方式|方案|向本|向我|向有|向人|关于|关系|何种|何时|何人|应当|石材|石料|高度|高于|金额|金属|文书|文件|施工|施行|常住|常年|武装|江边|林地|林业|田地|马上|白山|万元|龙头|于本|于当|于法|于其|于收|于二|易于|程序|段内|许可|申请|申辩|申报|严重|严格|安全|章程|单位|陈述|水务|钱款|余款|余额|康复|金融|文化|史料|汤汁|时任|江苏|吉林|范围|莫不|田间|全部|贺信|白天|毛利|尤其|夏季|叶片|鲁莽|孔口|牛粪|章印|纪要|纪录|安装|安排|安监|路段|路面|路口|简要|简易|单独|单一|解除|解释|管理|管道|管网|左侧|左右|车辆|车牌|车主|连续|连同|查封|查明|查阅|查看|幸存|由其|由于|由本|从业|从事|从轻|从重|冷却|楼上|楼下|池内|池体|游泳|宁可|温度|毕竟|党组|党员|初次|初步|符合|储存|储罐|闻讯|惠及|习惯|匡算|项目|那么|宫殿|盛放|兰花|谷物|席位|齐全|车间|江源|雷同|方圆|尹始)/u;

function nameIn(run: string): string | null {
  const characters = [...run];
  const surname = beginsDoubled.test(run) ? 2 : surnames.has(characters[0] ?? '') ? 1 : 0;
  if (surname === 0 || noNames.test(run) || run.includes('某')) return null;
  const end = characters.findIndex((character, at) => at > surname && goesOn.has(character));
  const name = characters.slice(0, Math.min(end === -1 ? surname + 2 : end, surname + 2));
  return particles.has(name[surname] ?? '') || name.length <= surname ? null : name.join('');
}

const stop = '，。；：、（）()〔〕“”‘’《》！？\\s';
const forms: readonly (readonly [RegExp, string])[] = [
  // the old number of fifteen digits, and one written with gaps
  [/(?<!\d)\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?![\dA-Za-z])/gu, '公民身份号码'],
  [/(?<=身份(?:证|号码)[^\d，。；]{0,8})\d{15}(?!\d)/gu, '公民身份号码'],
  [/(?<!\d)1[3-9]\d[ -]\d{4}[ -]\d{4}(?!\d)/gu, '电话号码'],
  [/(?<=(?:电话|手机|微信号?|联系方式)[^\dA-Za-z，。；]{0,6})\d{7,8}(?!\d)/gu, '电话号码'],
  [/(?<=(?:微信|QQ)号?[^\dA-Za-z，。；]{0,4})[A-Za-z\d_-]{5,20}/gu, '网络账号'],
  [/(?<!\d)\d{4}(?: \d{4}){3}(?: \d{1,4})?(?!\d)/gu, '银行账号'],
  [/(?<=(?:账号|帐号|卡号)[^\d，。；]{0,6})\d{8,15}(?!\d)/gu, '银行账号'],
  [/[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• -][A-Z\d]{5,6}(?![A-Z\d])/gu, '车牌号码'],
  // as far down as a door, a household, a flat: whose home it is nobody wrote
  [
    new RegExp(
      `(?<=[住家居](?:址|所|在|于)?[：:为是]?)[^${stop}住址所在于地为是][^${stop}]{1,40}?(?:\\d+|[一二三四五六七八九十百]+)(?:号楼|号|室|户|单元|栋|幢)(?:[^${stop}]{0,10}?(?:室|户|单元|院内))?`,
      'gu',
    ),
    '住址',
  ],
  [
    new RegExp(`[^${stop}在于]{2,30}(?:小区|屯|家园|公寓|花园)[^${stop}]{0,16}?(?:号楼|号|室|户|单元|栋|幢)`, 'gu'),
    '住址',
  ],
];

/** Proposals in the texts that go out, each word once. `publicly`: names that are public (officials, the body that decides, an organisation). */
export function proposeMasks(texts: readonly string[], publicly: readonly string[]): MaskProposal[] {
  const found = new Map<string, MaskProposal>();
  const known = new Set(publicly);
  const add = (word: string, what: string, text: string, at: number) => {
    if (word.length < 2 || word.includes('＊') || known.has(word) || found.has(word)) return;
    found.set(word, { word, what, among: amongst(text, at, word.length) });
  };
  for (const text of texts) {
    for (const [pattern, what] of forms) for (const hit of text.matchAll(pattern)) add(hit[0], what, text, hit.index);
    for (const pattern of [afterRole, beforeOffice]) {
      for (const hit of text.matchAll(pattern)) {
        const run = hit[1] ?? '';
        const name = nameIn(run);
        if (name !== null && !publicly.some((one) => one.startsWith(name) && one !== name))
          add(name, '姓名', text, hit.index + hit[0].indexOf(run));
      }
    }
  }
  return [...found.values()];
}

function amongst(text: string, at: number, length: number): string {
  const [from, to] = [Math.max(0, at - 14), Math.min(text.length, at + length + 14)];
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`.replace(/\s+/g, ' ');
}
