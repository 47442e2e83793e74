// What is looked at: a name, who sits at the desk, where, and what is done before the picture is taken.
const caseOf = (words) => async (ask) => {
  const { items } = await ask(`/api/cases?q=${encodeURIComponent(words)}`);
  return items[0].id;
};
const ordinary = caseOf('排放水污染物');
const dust = caseOf('粉尘');
const permit = caseOf('排污口');
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
  { name: 'workbench-officer', as: 'officer', path: still('/') },
  { name: 'workbench-head', as: 'head', path: still('/') },
  { name: 'cases', as: 'officer', path: still('/cases') },
  { name: 'cases-none', as: 'officer', path: still('/cases?q=%E6%97%A0%E6%AD%A4') },
  { name: 'search', as: 'officer', path: still('/search?q=%E6%B0%B4') },
  { name: 'case-new', as: 'officer', path: still('/cases/new') },
  ...tabs.map((tab) => ({
    name: `case-${tab}`,
    as: 'officer',
    path: async (ask) => `/cases/${await ordinary(ask)}/${tab}`,
  })),
  {
    name: 'case-process-item',
    as: 'officer',
    path: async (ask) => `/cases/${await ordinary(ask)}/process`,
    then: async (page) => {
      await page.locator('.process-list__item').nth(6).click();
      await page.waitForTimeout(900);
    },
    whole: false,
  },
  { name: 'case-dust-process', as: 'legal', path: async (ask) => `/cases/${await dust(ask)}/process` },
  { name: 'case-dust-compliance', as: 'legal', path: async (ask) => `/cases/${await dust(ask)}/compliance` },
  { name: 'case-permit-process', as: 'legal', path: async (ask) => `/cases/${await permit(ask)}/process` },
  { name: 'case-permit-service', as: 'legal', path: async (ask) => `/cases/${await permit(ask)}/service` },
  { name: 'step-new', as: 'officer', path: async (ask) => `/cases/${await ordinary(ask)}/step/new` },
  { name: 'draft-new', as: 'officer', path: async (ask) => `/cases/${await ordinary(ask)}/draft/new` },
  { name: 'upload', as: 'officer', path: async (ask) => `/cases/${await ordinary(ask)}/upload` },
  { name: 'recordings', as: 'officer', path: still('/recordings') },
  { name: 'documents', as: 'officer', path: still('/documents') },
  { name: 'service', as: 'officer', path: still('/service') },
  { name: 'archive', as: 'head', path: still('/archive') },
  { name: 'supervision', as: 'legal', path: still('/supervision') },
  { name: 'articles', as: 'legal', path: still('/articles') },
  { name: 'devices', as: 'devices', path: still('/devices') },
  { name: 'system', as: 'admin', path: still('/system') },
];
