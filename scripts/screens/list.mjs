// What is looked at: a name, who sits at the desk, where, and what is done before the picture is taken.
const caseOf = (words) => async (ask) => {
  const { items } = await ask(`/api/cases?q=${encodeURIComponent(words)}`);
  return items[0].id;
};
const ordinary = caseOf('松涛源');
const dust = caseOf('青岩');
const coal = caseOf('查封');
const permit = caseOf('参乡源');
const tabs = [
  'process',
  'documents',
  'recordings',
  'evidence',
  'approvals',
  'deadlines',
  'compliance',
  'service',
  'file',
  'access',
];
const still = (path) => async () => path;

export const screens = [
  { name: 'sign-in', as: null, path: still('/sign-in') },
  { name: 'workbench-officer', as: 'zhaoqm', path: still('/') },
  { name: 'workbench-head', as: 'gaomy', path: still('/') },
  { name: 'cases', as: 'zhaoqm', path: still('/cases') },
  { name: 'cases-none', as: 'zhaoqm', path: still('/cases?q=%E6%97%A0%E6%AD%A4') },
  { name: 'search', as: 'zhaoqm', path: still('/search?q=%E6%B0%B4') },
  { name: 'case-new', as: 'zhaoqm', path: still('/cases/new') },
  ...tabs.map((tab) => ({
    name: `case-${tab}`,
    as: 'zhaoqm',
    path: async (ask) => `/cases/${await ordinary(ask)}/${tab}`,
  })),
  {
    name: 'case-process-item',
    as: 'zhaoqm',
    path: async (ask) => `/cases/${await ordinary(ask)}/process`,
    before: async (page) => {
      await page.locator('.process-list__item').nth(6).click();
      await page.waitForTimeout(900);
    },
    whole: false,
  },
  { name: 'case-dust-process', as: 'linzy', path: async (ask) => `/cases/${await dust(ask)}/process` },
  { name: 'case-dust-compliance', as: 'linzy', path: async (ask) => `/cases/${await dust(ask)}/compliance` },
  { name: 'case-permit-process', as: 'linzy', path: async (ask) => `/cases/${await permit(ask)}/process` },
  { name: 'case-permit-service', as: 'linzy', path: async (ask) => `/cases/${await permit(ask)}/service` },
  { name: 'case-open-process', as: 'zhaoqm', path: async (ask) => `/cases/${await coal(ask)}/process` },
  { name: 'case-open-service', as: 'zhaoqm', path: async (ask) => `/cases/${await coal(ask)}/service` },
  { name: 'case-open-file', as: 'zhaoqm', path: async (ask) => `/cases/${await coal(ask)}/file` },
  {
    name: 'case-new-urgent',
    as: 'zhaoqm',
    path: still('/cases/new'),
    before: async (page) => page.getByRole('switch', { name: '情况紧急，先行启动' }).click(),
  },
  {
    name: 'case-new-complaint',
    as: 'zhaoqm',
    path: still('/cases/new'),
    before: async (page) => page.getByText('投诉举报', { exact: true }).click(),
  },
  {
    name: 'draft',
    as: 'zhaoqm',
    path: async (ask) => `/cases/${await coal(ask)}/draft/new`,
    before: async (page) => {
      await page.getByPlaceholder('写文书名称的几个字').fill('程序启动');
      await page
        .getByRole('button', { name: /程序启动/ })
        .first()
        .click();
      await page.waitForURL(/drafts/);
      await page.waitForTimeout(3500);
    },
    whole: false,
  },
  { name: 'step-new', as: 'zhaoqm', path: async (ask) => `/cases/${await ordinary(ask)}/step/new` },
  { name: 'draft-new', as: 'zhaoqm', path: async (ask) => `/cases/${await ordinary(ask)}/draft/new` },
  { name: 'upload', as: 'zhaoqm', path: async (ask) => `/cases/${await ordinary(ask)}/upload` },
  { name: 'recordings', as: 'zhaoqm', path: still('/recordings') },
  { name: 'documents', as: 'zhaoqm', path: still('/documents') },
  { name: 'service', as: 'zhaoqm', path: still('/service') },
  { name: 'archive', as: 'gaomy', path: still('/archive') },
  { name: 'supervision', as: 'linzy', path: still('/supervision') },
  { name: 'articles', as: 'linzy', path: still('/articles') },
  { name: 'devices', as: 'chengyuan', path: still('/devices') },
  { name: 'system', as: 'qinxiao', path: still('/system') },
];
