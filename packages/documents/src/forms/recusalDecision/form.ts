import { form, outward, prose, rows, seal, text } from '../form.ts';

export const recusalDecision = form({
  docType: 'recusalDecision',
  layout: 'outward',
  numbering: outward('避'),
  body: [text('关于回避的申请，经审查，决定如下。'), rows(['decision']), prose('reason', '理由：'), seal],
  takes: {
    reason: ['recusalApplication.reason'],
  },
});
