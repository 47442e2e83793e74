/** What must be filmed as it happens (制度第十二条; 国办发〔2018〕118号), the duty it is, and how a statement names it. */
export const filmedActs = [
  { kind: 'siteInspection', duty: 'A12.1', word: /检查|勘验|勘察|查勘/ },
  { kind: 'sampling', duty: 'A12.2', word: /抽样|采样|取样/ },
  { kind: 'hearingHeld', duty: 'A12.3', word: /听证/ },
  { kind: 'sealSeizureImplemented', duty: 'A12.5', word: /查封|扣押/ },
] as const;

/** Nothing names an act of any other kind. */
export const wordOfAct = (kind: string): RegExp => filmedActs.find((act) => act.kind === kind)?.word ?? /$^/;
