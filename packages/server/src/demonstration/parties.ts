/** Made-up enterprises; each says that it is one. */
const places = ['松江河', '漫江', '泉阳', '露水河', '万良', '仙人桥', '北岗', '东岗', '抽水', '兴参', '沿江', '兴隆'];
const trades = [
  '人参加工',
  '矿泉水',
  '木业',
  '石材',
  '食品',
  '酒业',
  '养殖',
  '水泥制品',
  '汽车修理',
  '洗涤',
  '印刷',
  '医药',
];

export function partyOf(index: number): string {
  const place = places[index % places.length] ?? '';
  const trade = trades[(index * 5 + Math.floor(index / places.length)) % trades.length] ?? '';
  return `抚松县${place}${trade}有限公司（虚构）`;
}
