import { expect, test } from 'vitest';
import { standingsOf } from './standing.ts';

test('what was recorded late counts as recorded, and as late; what is not due yet counts for nothing', () => {
  const [standing] = standingsOf([
    {
      number: 27,
      title: '归档保存',
      text: '',
      leftToPeople: null,
      obligations: [
        {
          id: 'A27.1',
          title: '24 小时内入库',
          severity: 'B',
          certainty: null,
          standing: { met: 6, metLate: 2, overdue: 2, pending: 5, judgement: 1 },
        },
      ],
    },
  ]);
  expect(standing?.coverage).toBe(80);
  expect(standing?.late).toBe(2);
  expect(standing?.counts).toMatchObject({ met: 6, broken: 4, due: 5, unjudged: 1 });
});

test('a duty that never came up has no coverage, which is not a coverage of nought', () => {
  const obligation = { id: 'A22.6', title: '公告', severity: 'B', certainty: null, standing: { notApplicable: 9 } };
  const [standing] = standingsOf([{ number: 22, title: '', text: '', leftToPeople: null, obligations: [obligation] }]);
  expect(standing?.coverage).toBeNull();
});
