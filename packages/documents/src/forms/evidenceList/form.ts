import { blank, both, form, internal, maybe, rows, signatures, signed, table, text } from '../form.ts';

export const evidenceList = form({
  docType: 'evidenceList',
  layout: 'list',
  heading: '证据清单',
  numbering: internal('QD'),
  issues: 'inspection',
  body: [
    table('items', null, { feature: 12, name: 8, location: 8 }),
    blank,
    rows(['custody'], ['source'], ['verify', 'verifiedBy'], ['stamped']),
    text('一式二份，当事人和行政机关各执一份。', 'note'),
    signatures(signed('当事人（持有人）', '当事人', '持有人', '提供人'), maybe('见证人', '见证人'), both('执法人员')),
  ],
  takes: {
    items: ['evidenceRequestNotice.items', 'preservationApproval.objects'],
    source: ['party.name'],
    verifiedBy: ['derived.siteManager'],
  },
  starts: {
    blankHandling: '以下空白',
  },
});
