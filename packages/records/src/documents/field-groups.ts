import type { Field } from './field.ts';

export type FieldGroupName =
  | 'CASE'
  | 'PARTY'
  | 'OFFICERS'
  | 'TIMEPLACE'
  | 'RECORDSIGN'
  | 'APPROVAL'
  | 'OUTNO'
  | 'FACTS'
  | 'LAW'
  | 'REMEDY'
  | 'CONTACT'
  | 'AVREF';

export type FieldGroup = { readonly title: string; readonly fields: readonly Field[] };

const text = (key: string, label: string) => ({ key, label, type: 'string' }) as const;

/** Fields that many documents have in common, under the keys the case speaks of them. */
export const fieldGroups: Record<FieldGroupName, FieldGroup> = {
  CASE: {
    title: '案件',
    fields: [
      { key: 'caseNo', label: '案件编号', type: 'string', required: 'R', rule: '唯一' },
      { key: 'caseTitle', label: '案由', type: 'string', required: 'R', rule: '当事人＋涉嫌＋行为＋案' },
      { key: 'caseSource', label: '案件来源', type: 'string', required: 'C' },
      { key: 'handlingDept', label: '承办机构', type: 'string', required: 'R' },
    ],
  },
  PARTY: {
    title: '当事人',
    fields: [
      {
        key: 'partyType',
        label: '当事人类型',
        type: 'choice',
        required: 'R',
        options: ['公民', '个体工商户', '法人', '其他组织'],
      },
      { key: 'partyName', label: '名称（姓名）', type: 'string', required: 'R', rule: '与证照完全一致、全卷一致' },
      {
        key: 'idNumber',
        label: '公民身份号码',
        type: 'residentId',
        required: 'C',
        requiredIf: { key: 'partyType', among: ['公民'] },
        rule: '公民必填，校验位依 GB 11643',
      },
      {
        key: 'uscc',
        label: '统一社会信用代码',
        type: 'uscc',
        required: 'C',
        requiredIf: { key: 'partyType', among: ['法人', '其他组织', '个体工商户'] },
        rule: '单位必填，校验位依 GB 32100',
      },
      {
        key: 'legalRepresentative',
        label: '法定代表人（负责人）',
        type: 'string',
        required: 'C',
        requiredIf: { key: 'partyType', among: ['法人', '其他组织'] },
        rule: '单位必填',
      },
      { key: 'partyAddress', label: '住所（地址）', type: 'string', required: 'R' },
      { key: 'partyPhone', label: '电话', type: 'string', required: 'C' },
      { key: 'postcode', label: '邮编', type: 'string', required: 'O' },
      { key: 'guardian', label: '监护人', type: 'string', required: 'C', rule: '未成年人必填' },
    ],
  },
  OFFICERS: {
    title: '执法人员',
    fields: [
      {
        key: 'officers',
        label: '执法人员',
        type: 'people',
        required: 'R',
        rule: '两人以上，证件有效；辅助人员不计数',
        columns: [text('name', '姓名'), text('certNo', '执法证号')],
      },
      { key: 'officerCount', label: '执法人员人数', type: 'integer', required: 'O' },
      {
        key: 'idShown',
        label: '是否出示执法证件',
        type: 'boolean',
        required: 'C',
        rule: '制度第九条：出示证件并记录',
        when: 'signing',
      },
      {
        key: 'idShownDetail',
        label: '出示证件情况',
        type: 'group',
        required: 'C',
        when: 'signing',
        columns: [
          { key: 'at', label: '出示时间', type: 'datetime' },
          text('how', '方式'),
          text('confirmedBy', '对方确认'),
        ],
      },
      {
        key: 'assistants',
        label: '协助人员',
        type: 'people',
        required: 'O',
        rule: '单列，不计入执法人员人数',
        columns: [text('name', '姓名'), text('unit', '单位')],
      },
    ],
  },
  TIMEPLACE: {
    title: '时间地点',
    fields: [
      { key: 'startAt', label: '开始时间', type: 'datetime', required: 'R' },
      { key: 'endAt', label: '结束时间', type: 'datetime', required: 'R', rule: '晚于开始时间' },
      { key: 'place', label: '地点', type: 'string', required: 'R' },
      { key: 'gps', label: '坐标', type: 'string', required: 'O', rule: '注明坐标系' },
      { key: 'weather', label: '天气', type: 'string', required: 'O' },
    ],
  },
  RECORDSIGN: {
    title: '笔录签署',
    fields: [
      { key: 'confirmed', label: '末页审阅意见（当事人手写）', type: 'string', required: 'C', when: 'signing' },
      {
        key: 'corrections',
        label: '更正处',
        type: 'table',
        required: 'C',
        rule: '更正处签名或者捺指印',
        when: 'signing',
        columns: [text('page', '页'), text('from', '更正前'), text('to', '更正后'), text('confirmedBy', '确认人')],
      },
      { key: 'blankHandling', label: '空白处', type: 'choice', required: 'R', options: ['以下空白', '斜线'] },
      {
        key: 'refusalNote',
        label: '拒绝签名的注明',
        type: 'text',
        required: 'C',
        rule: '当事人不签名的，注明原因并由见证人签名',
        when: 'signing',
      },
      {
        key: 'witnesses',
        label: '见证人',
        type: 'people',
        required: 'C',
        when: 'signing',
        columns: [text('name', '姓名'), text('unit', '单位'), text('title', '职务')],
      },
    ],
  },
  APPROVAL: {
    title: '审批',
    fields: [
      { key: 'handlerOpinion', label: '承办人意见', type: 'opinion', required: 'R', rule: '写明意见，不得空白' },
      { key: 'deptOpinion', label: '承办机构意见', type: 'opinion', required: 'C', when: 'signing' },
      {
        key: 'legalOpinion',
        label: '法制科意见',
        type: 'opinion',
        required: 'C',
        rule: '重大执法行为必填',
        when: 'signing',
      },
      {
        key: 'headOpinion',
        label: '机关负责人意见',
        type: 'opinion',
        required: 'R',
        rule: '不得只签名不写意见',
        when: 'signing',
      },
    ],
  },
  OUTNO: {
    title: '文号与署名',
    fields: [
      {
        key: 'issuingAuthority',
        label: '署名机关',
        type: 'string',
        required: 'R',
        rule: '依行为日期和种类确定；与印章一致',
      },
      { key: 'docNumber', label: '文号', type: 'string', required: 'R', rule: '签发时给号', when: 'issue' },
      { key: 'issuedOn', label: '成文日期', type: 'date', required: 'R', when: 'issue' },
    ],
  },
  FACTS: {
    title: '事实与证据',
    fields: [
      { key: 'facts', label: '违法事实', type: 'text', required: 'R', rule: '时间、地点、行为、情节、后果' },
      {
        key: 'evidence',
        label: '证据',
        type: 'table',
        required: 'R',
        rule: '至少一项',
        columns: [
          text('name', '名称'),
          { key: 'madeAt', label: '提取（作出）时间', type: 'date' },
          text('by', '提供（作出）单位'),
          text('proves', '证明内容'),
        ],
      },
    ],
  },
  LAW: {
    title: '依据',
    fields: [
      { key: 'violated', label: '违反条款', type: 'statutes', required: 'R', rule: '法律全称、条款项目，当时有效' },
      { key: 'basis', label: '处理依据', type: 'statutes', required: 'R', rule: '法律全称、条款项目，当时有效' },
    ],
  },
  REMEDY: {
    title: '救济途径',
    fields: [
      {
        key: 'remedy',
        label: '救济途径',
        type: 'group',
        required: 'R',
        rule: '复议机关、六十日；起诉法院、六个月；当场处罚先复议',
        columns: [
          text('reconsideration', '复议机关'),
          text('litigation', '起诉法院'),
          { key: 'preReconsideration', label: '复议前置', type: 'boolean' },
          text('text', '告知原文'),
        ],
      },
    ],
  },
  CONTACT: {
    title: '联系',
    fields: [
      { key: 'contactPerson', label: '联系人', type: 'string', required: 'R' },
      { key: 'contactPhone', label: '联系电话', type: 'string', required: 'R' },
      { key: 'contactAddress', label: '联系地址', type: 'string', required: 'R' },
    ],
  },
  AVREF: {
    title: '音像记录',
    fields: [
      {
        key: 'avRecordIds',
        label: '音像记录编号',
        type: 'recordingRefs',
        required: 'C',
        rule: '覆盖笔录起止；没有的须附不适宜音像记录说明',
      },
    ],
  },
};
