import { fixed, form, outward, prose, rows, seal, text } from '../form.ts';

export const additionalFineDecision = form({
  docType: 'additionalFineDecision',
  layout: 'outward',
  heading: '加处罚款决定书',
  numbering: outward('加罚'),
  issues: 'penalty',
  silent: ['remedy'],
  body: [
    rows(['partyName=当事人'], ['uscc'], ['idNumber'], ['legalRepresentative'], ['partyAddress']),
    text(
      '你（单位）未按期履行{object}，依据《中华人民共和国行政处罚法》第七十二条第一款第一项的规定，决定自{from}起加处罚款。',
    ),
    text('标准：{rate}；计算基数{base}，上限{cap}，金额{amount}。'),
    prose('calc', '计算：'),
    fixed('REMEDY'),
    fixed('COURT'),
    seal,
  ],
  takes: {
    calc: ['derived.additionalFineCalc'],
    amount: ['derived.additionalFine'],
    object: ['case.obligationDue'],
    base: ['case.fineDue'],
    cap: ['case.fineDue'],
    from: ['case.additionalFineFrom'],
  },
  starts: {
    rate: '3%/日',
  },
});
