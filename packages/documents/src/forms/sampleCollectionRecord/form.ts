import { form, internal, maybe, rows, signatures, signed, table } from '../form.ts';

export const sampleCollectionRecord = form({
  docType: 'sampleCollectionRecord',
  layout: 'list',
  heading: '采样记录单',
  numbering: internal('CY'),
  issues: 'inspection',
  body: [
    rows(['point'], ['times'], ['condition']),
    table('samples', '样品'),
    rows(['method']),
    table('handover', '交接'),
    rows(['items']),
    signatures(signed('采样人'), signed('现场负责人'), maybe('送样人'), maybe('接样人')),
  ],
  takes: {
    samples: ['derived.sampled'],
    point: ['derived.collectedAt'],
  },
});
