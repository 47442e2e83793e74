/** Benchmarks of discretion for the specimens' two kinds of conduct. Made up: the real ones are the province's to publish. */
export const madeUpBenchmarks = [
  {
    title: '超许可排放水污染物裁量基准（虚构）',
    basis: '《排污许可管理条例》第三十四条第（一）项',
    conduct: '超过许可排放浓度排放水污染物',
    effectiveFrom: '2021-03-01',
    source: '演示数据，虚构',
    certainty: 'unverified',
    grades: [
      { circumstance: '首次违法且已改正', min: 200_000, max: 300_000 },
      { circumstance: '一般', min: 300_000, max: 600_000 },
      { circumstance: '两年内再次违法，或者超标三倍以上', min: 600_000, max: 1_000_000 },
    ],
    factors: [
      { factor: '超标倍数', choice: '一倍以下', percent: 0 },
      { factor: '超标倍数', choice: '一倍至三倍', percent: 20 },
      { factor: '受纳水体', choice: '一般水体', percent: 0 },
      { factor: '受纳水体', choice: '敏感水体', percent: 10 },
    ],
  },
  {
    title: '物料堆场未采取抑尘措施裁量基准（虚构）',
    basis: '《大气污染防治法》第一百零八条第（五）项',
    conduct: '未采取密闭、围挡、遮盖等措施',
    effectiveFrom: '2018-10-26',
    repealedOn: '2026-08-15',
    source: '演示数据，虚构',
    certainty: 'unverified',
    grades: [
      { circumstance: '轻微', min: 20_000, max: 50_000 },
      { circumstance: '一般', min: 50_000, max: 100_000 },
      { circumstance: '较重', min: 100_000, max: 200_000 },
    ],
    factors: [],
  },
];
