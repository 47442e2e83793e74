import { form, internal, rows, signatures, signed, table } from '../form.ts';

export const avRecordRegister = form({
  docType: 'avRecordRegister',
  layout: 'list',
  numbering: internal('YX'),
  body: [
    rows(['caseTitle'], ['caseNo', 'handlingDept'], ['officers']),
    rows(['procedureStep'], ['deviceNo'], ['startedAt'], ['endedAt']),
    table('files', '文件清单'),
    rows(['announced']),
    table('gaps', '中断说明'),
    rows(['storedAt'], ['target'], ['receiver'], ['sensitivity'], ['retention'], ['records'], ['hashVerified']),
    signatures(signed('移交人（摄录人）', '移交人', '摄录人'), signed('接收人')),
  ],
  takes: {
    procedureStep: ['register.steps'],
    deviceNo: ['register.devices'],
    startedAt: ['register.startedAt'],
    endedAt: ['register.endedAt'],
    files: ['register.files'],
    announced: ['register.announced'],
    gaps: ['register.gaps'],
    target: ['register.target'],
    sensitivity: ['register.sensitivity'],
    retention: ['register.retention', 'case.retention'],
    records: ['recordings.unregistered'],
    storedAt: ['register.storedAt', 'now'],
    receiver: ['agency.custodian'],
  },
  starts: {
    target: '执法信息系统',
  },
});
