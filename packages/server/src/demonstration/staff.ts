import { type Office, officeTitles } from '@liuhen/records';

export type Staff = {
  readonly account: string;
  readonly name: string;
  readonly unit: string;
  readonly role: string;
  readonly offices: readonly Office[];
};

/** One word for everybody in the demonstration, which says so on its first line; the product itself never has one. */
export const demonstrationPassword = 'fusong-demo';

const brigade = '行政执法大队';
const legal = '法制科';

function staff(account: string, name: string, unit: string, offices: readonly Office[], role?: string): Staff {
  const [first] = offices;
  return { account, name, unit, offices, role: role ?? (first === undefined ? '' : officeTitles[first]) };
}

/** Made-up people; those of the specimens bear the names they have there. */
export const demonstrationStaff: readonly Staff[] = [
  staff('zhaoqm', '赵启明', brigade, ['officer']),
  staff('sunxl', '孙晓岚', brigade, ['officer']),
  staff('lizr', '李卓然', brigade, ['officer']),
  staff('zhoumu', '周牧', brigade, ['officer']),
  staff('wangxc', '王小川', brigade, ['assistant']),
  staff('hanlx', '韩立新', brigade, ['officer', 'brigadeChief'], '行政执法大队大队长'),
  staff('linzy', '林知远', legal, ['legalReviewer'], '法制科科长'),
  staff('chenrx', '陈若溪', legal, ['legalReviewer'], '法制科科员'),
  staff('shentl', '沈听澜', legal, ['hearingHost'], '法制科副科长'),
  staff('wunian', '吴念', legal, ['hearingClerk'], '听证记录员'),
  staff('gaomy', '高明远', '局领导', ['bureauHead'], '县分局局长'),
  staff('tianheng', '田恒', '局领导', ['deputyHead'], '县分局副局长'),
  staff('xuzy', '许正言', '市局', ['cityHead'], '市局局长'),
  staff('baixue', '白雪', '办公室', ['custodian'], '全过程记录专管员'),
  staff('songcw', '宋采薇', '政务服务窗口', ['receptionist'], '窗口受理人'),
  staff('zhengke', '郑可', '政务服务窗口', ['receptionist'], '窗口记录人'),
  staff('fangjing', '方静', '办公室', ['archivist'], '档案管理员'),
  staff('chengyuan', '程远', '办公室', ['deviceManager'], '设备管理员'),
  staff('yuemin', '岳敏', '市局法规处', ['supervisor'], '监督考核人员'),
  staff('qinxiao', '秦晓', '信息化', ['systemAdministrator'], '系统管理员'),
  staff('fengning', '冯宁', '信息化', ['securityAdministrator'], '安全管理员'),
  staff('duheng', '杜衡', '信息化', ['auditAdministrator'], '审计管理员'),
];
