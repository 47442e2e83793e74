import { form, outward, prose, rows, seal, text } from '../form.ts';

export const periodExtensionNotice = form({
  docType: 'periodExtensionNotice',
  layout: 'outward',
  heading: '延长办理期限告知书',
  numbering: outward('延'),
  body: [
    text('因办理需要，依法延长办理期限，特此告知。'),
    rows(['oldDue'], ['days'], ['newDue']),
    prose('reason', '延长理由：'),
    text('承办人意见：{handlerOpinion}', 'note'),
    text('承办机构意见：{deptOpinion}', 'note'),
    text('法制科意见：{legalOpinion}', 'note'),
    text('机关负责人意见：{headOpinion}', 'note'),
    seal,
  ],
  follows: {
    handlerOpinion: '{reason}，建议延长{days}日，请审批。',
  },
});
