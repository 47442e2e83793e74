import type { CaseSearch } from '@liuhen/server/api';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { heldSearchOf } from '../held/held-search.ts';
import { incidentSearchOf } from '../incidents/incident-search.ts';
import { SignInPage } from '../sign-in/SignInPage.tsx';
import { tasksQuery } from '../workbench/tasks-query.ts';
import { meQuery } from './frame/session.ts';
import { client } from './query-client.ts';

const root = createRootRoute({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) => ({
    next: typeof search.next === 'string' && /^\/(?![/\\]|sign-in)/.test(search.next) ? search.next : '/',
  }),
  component: SignInPage,
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: (search: Record<string, unknown>) => ({
    token: typeof search.token === 'string' ? search.token : '',
  }),
  component: lazyRouteComponent(() => import('../set-up/SetUpPage.tsx'), 'SetUpPage'),
});

/** Everything behind the sign-in stands in one frame, loaded on demand: the sign-in page stays light. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  // asked for while the frame is still on its way: a phone's network takes its time for every question
  loader: () => void client.prefetchQuery(meQuery),
  component: lazyRouteComponent(() => import('./frame/Frame.tsx'), 'Frame'),
});

const workbench = createRoute({
  getParentRoute: () => desk,
  path: '/',
  loader: () => void client.prefetchQuery(tasksQuery),
  component: lazyRouteComponent(() => import('../workbench/WorkbenchPage.tsx'), 'WorkbenchPage'),
});

const cases = createRoute({
  getParentRoute: () => desk,
  path: '/cases',
  validateSearch: (search: Record<string, unknown>): CaseSearch => ({
    ...(typeof search.q === 'string' && search.q !== '' ? { q: search.q } : {}),
    ...(typeof search.procedure === 'string' ? { procedure: search.procedure } : {}),
    ...(search.state === 'open' || search.state === 'closed' ? { state: search.state } : {}),
    ...(search.mine === true ? { mine: true as const } : {}),
    ...(search.overdue === true ? { overdue: true as const } : {}),
    ...(search.order === 'due' ? { order: 'due' as const } : {}),
  }),
  component: lazyRouteComponent(() => import('../case/list/CaseListPage.tsx'), 'CaseListPage'),
});

const casePage = createRoute({
  getParentRoute: () => desk,
  path: '/cases/$case',
  beforeLoad: ({ params, location }) => {
    if (location.pathname === `/cases/${params.case}`)
      throw redirect({ to: '/cases/$case/$tab', params: { case: params.case, tab: 'process' } });
  },
});

const caseTab = createRoute({
  getParentRoute: () => desk,
  path: '/cases/$case/$tab',
  validateSearch: (search: Record<string, unknown>): { item?: string; at?: number; file?: string } => ({
    ...(typeof search.item === 'string' ? { item: search.item } : {}),
    // seconds into a recording: a line of a document leads to where it was said
    ...(typeof search.at === 'number' && search.at >= 0 ? { at: search.at } : {}),
    ...(typeof search.file === 'string' && /^[0-9a-f]{64}$/.test(search.file) ? { file: search.file } : {}),
  }),
  component: lazyRouteComponent(() => import('../case/CasePage.tsx'), 'CasePage'),
});

const page = <const Path extends string>(path: Path, load: Parameters<typeof lazyRouteComponent>[0], name: string) =>
  createRoute({ getParentRoute: () => desk, path, component: lazyRouteComponent(load, name) });

const newCase = page('/cases/new', () => import('../intake/IntakePage.tsx'), 'IntakePage');
const upload = page('/cases/$case/upload', () => import('../upload/UploadPage.tsx'), 'UploadPage');
const camera = createRoute({
  getParentRoute: () => desk,
  path: '/cases/$case/camera',
  validateSearch: (given: Record<string, unknown>): { act?: string } =>
    typeof given.act === 'string' ? { act: given.act } : {},
  component: lazyRouteComponent(() => import('../camera/CameraPage.tsx'), 'CameraPage'),
});
const copies = page('/cases/$case/recordings/$record/copies', () => import('../copies/CopiesPage.tsx'), 'CopiesPage');
const newStep = createRoute({
  getParentRoute: () => desk,
  path: '/cases/$case/step/new',
  validateSearch: (
    search: Record<string, unknown>,
  ): { kind?: string; way?: string; paper?: string; number?: string } => ({
    ...(typeof search.kind === 'string' ? { kind: search.kind } : {}),
    ...(typeof search.paper === 'string' ? { paper: search.paper } : {}),
    ...(typeof search.way === 'string' ? { way: search.way } : {}),
    ...(typeof search.number === 'string' ? { number: search.number } : {}),
  }),
  component: lazyRouteComponent(() => import('../step/NewStepPage.tsx'), 'NewStepPage'),
});
const search = createRoute({
  getParentRoute: () => desk,
  path: '/search',
  validateSearch: (given: Record<string, unknown>) => ({ q: typeof given.q === 'string' ? given.q : '' }),
  component: lazyRouteComponent(() => import('../search/SearchPage.tsx'), 'SearchPage'),
});
const newDraft = createRoute({
  getParentRoute: () => desk,
  path: '/cases/$case/draft/new',
  validateSearch: ({ during, words }: Record<string, unknown>): { during?: string; words?: string } => ({
    ...(typeof during === 'string' ? { during } : {}),
    ...(typeof words === 'string' ? { words } : {}),
  }),
  component: lazyRouteComponent(() => import('../draft/NewDraftPage.tsx'), 'NewDraftPage'),
});
const draft = page('/drafts/$draft', () => import('../draft/DraftPage.tsx'), 'DraftPage');
const sign = page('/cases/$case/documents/$record/sign', () => import('../draft/SignPage.tsx'), 'SignPage');
const recordings = page('/recordings', () => import('../recordings/RecordingsPage.tsx'), 'RecordingsPage');
const documents = createRoute({
  getParentRoute: () => desk,
  path: '/documents',
  validateSearch: (given: Record<string, unknown>): { tab?: string } =>
    typeof given.tab === 'string' ? { tab: given.tab } : {},
  component: lazyRouteComponent(() => import('../documents/DocumentsPage.tsx'), 'DocumentsPage'),
});
const parties = page('/parties', () => import('../parties/PartiesPage.tsx'), 'PartiesPage');
const party = page('/parties/$case', () => import('../parties/PartyPage.tsx'), 'PartyPage');
const held = createRoute({
  getParentRoute: () => desk,
  path: '/held',
  validateSearch: heldSearchOf,
  component: lazyRouteComponent(() => import('../held/HeldPage.tsx'), 'HeldPage'),
});
const service = page('/service', () => import('../rooms/ServicePage.tsx'), 'ServicePage');
const archive = page('/archive', () => import('../rooms/ArchivePage.tsx'), 'ArchivePage');
const supervision = page('/supervision', () => import('../supervision/SupervisionPage.tsx'), 'SupervisionPage');
const incidents = createRoute({
  getParentRoute: () => desk,
  path: '/incidents',
  validateSearch: incidentSearchOf,
  component: lazyRouteComponent(() => import('../incidents/IncidentsPage.tsx'), 'IncidentsPage'),
});
const articles = page('/articles', () => import('../articles/ArticlesPage.tsx'), 'ArticlesPage');
const devices = page('/devices', () => import('../agency/DevicesPage.tsx'), 'DevicesPage');
const account = page('/account', () => import('../account/AccountPage.tsx'), 'AccountPage');
const keeping = page('/keeping', () => import('../keeping/KeepingPage.tsx'), 'KeepingPage');
const device = page('/devices/$device', () => import('../agency/DevicePage.tsx'), 'DevicePage');
const watch = page('/cases/$case/acts/$act/watch', () => import('../player/WatchPage.tsx'), 'WatchPage');
const personal = page('/personal-data', () => import('../personal/PersonalDataPage.tsx'), 'PersonalDataPage');
const system = page('/system', () => import('../agency/SystemPage.tsx'), 'SystemPage');

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setUp,
    desk.addChildren([
      workbench,
      cases,
      newCase,
      casePage,
      upload,
      camera,
      copies,
      newStep,
      newDraft,
      draft,
      sign,
      caseTab,
      search,
      parties,
      party,
      held,
      recordings,
      documents,
      service,
      archive,
      supervision,
      incidents,
      articles,
      devices,
      device,
      keeping,
      watch,
      system,
      account,
      personal,
    ]),
  ]),
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
