const words: Readonly<Record<string, string>> = {
  video: '录像',
  audio: '录音',
  photo: '照片',
  surveillance: '视频监控',
  screen: '屏幕签名',
  paper: '纸质签名',
  stepUp: '验证身份后签署',
  seal: '盖章',
  approved: '同意',
  returned: '退回',
  refused: '不同意',
  legalPerson: '法人',
  organization: '其他组织',
  individualBusiness: '个体工商户',
  citizen: '公民',
  original: '按原时间',
  rectified: '按更正后时间',
  stand: '期限照旧',
  fall: '期限失效',
  pages: '文书的页面',
  record: '记录本身',
  readable: '可读',
  partial: '部分可读',
  broken: '读不出',
  unknown: '类型不明',
  container: '文件内部',
  exif: '照片信息',
  name: '文件名',
};

/** A code that records carry, as a person says it; any other text stays as it is. */
export function codeWord(value: string): string {
  return words[value] ?? value;
}
