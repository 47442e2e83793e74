import { drawing, form, internal, maybe, rows, signatures, signed } from '../form.ts';

export const sceneSketch = form({
  docType: 'sceneSketch',
  layout: 'form',
  heading: '现场示意图',
  numbering: internal('T'),
  body: [
    rows(['drawnAt'], ['northArrow', 'scale'], ['legend']),
    drawing('image'),
    signatures(signed('绘图人'), signed('当事人'), maybe('见证人')),
  ],
  starts: {
    scale: '示意',
  },
  takes: {
    drawnAt: ['step.start'],
  },
});
