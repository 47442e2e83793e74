import { documentKind } from '../document-kind.ts';

export const sealStrip = documentKind({
  docType: 'sealStrip',
  code: 'D05',
  title: '封条',
  group: 'D 行政强制措施',
  stage: '强制措施',
  facing: '对外',
  outward: true,
  needsDocNumber: false,
  needsSeal: true,
  servedOrSignedByParty: true,
  minOfficers: 1,
  numbering: '封条号',
  drafter: '执法人员',
  signers: ['印章', '日期'],
  articles: ['2'],
  source: '查封扣押办法12(六)',
  recording: 'optional',
  recordingNote: '拍照必须',
  groups: [],
  fields: [
    {
      key: 'strip',
      label: '封条',
      type: 'group',
      required: 'R',
      rule: '编号唯一',
      columns: [
        { key: 'no', label: '封条编号', type: 'string' },
        { key: 'position', label: '粘贴部位', type: 'string' },
        { key: 'date', label: '日期', type: 'date' },
        { key: 'photo', label: '照片', type: 'string' },
      ],
    },
  ],
  fixed: [],
});
