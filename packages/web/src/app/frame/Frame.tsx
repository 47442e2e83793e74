import {
  AlertOutlined,
  AuditOutlined,
  BookOutlined,
  ContainerOutlined,
  FileTextOutlined,
  FolderOpenOutlined,
  LaptopOutlined,
  MailOutlined,
  ScheduleOutlined,
  SettingOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import type { Me } from '@liuhen/server/api';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Alert, App as AntApp, Button, ConfigProvider, Drawer, Dropdown, Layout, Menu, Result, Spin } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useEffect, useState } from 'react';
import { RequestProblem } from '../../api/call.ts';
import { countKept, letGoOfAll } from '../../camera/kept-films.ts';
import { theme } from '../theme.ts';
import { useLiveUpdates } from './live-updates.ts';
import { MeContext } from './me-context.ts';
import { SearchBox } from './SearchBox.tsx';
import { useMe, useSignOut } from './session.ts';
import { useShortcuts } from './shortcuts.ts';
import './frame.css';
import './phone.css';
import { leadingOffice } from '../../status/acting-as.ts';

const FirstSteps = lazy(async () => ({ default: (await import('../../account/AccountPage.tsx')).FirstSteps }));

type Room = Me['rooms'][number];

const rooms: Record<Room, { title: string; path: string; icon: React.ReactNode; letter: string }> = {
  tasks: { title: '工作台', path: '/', icon: <ScheduleOutlined />, letter: 'w' },
  cases: { title: '案件', path: '/cases', icon: <FolderOpenOutlined />, letter: 'a' },
  recordings: { title: '音像', path: '/recordings', icon: <VideoCameraOutlined />, letter: 'y' },
  documents: { title: '文书', path: '/documents', icon: <FileTextOutlined />, letter: 'd' },
  service: { title: '送达', path: '/service', icon: <MailOutlined />, letter: 's' },
  archive: { title: '案卷档案', path: '/archive', icon: <ContainerOutlined />, letter: 'j' },
  supervision: { title: '监督考核', path: '/supervision', icon: <AuditOutlined />, letter: 'k' },
  incidents: { title: '本机关事件', path: '/incidents', icon: <AlertOutlined />, letter: 'e' },
  articles: { title: '制度', path: '/articles', icon: <BookOutlined />, letter: 'z' },
  devices: { title: '设备', path: '/devices', icon: <LaptopOutlined />, letter: 'b' },
  system: { title: '系统', path: '/system', icon: <SettingOutlined />, letter: 'x' },
};

/** The server gives each page a nonce; without it the browser refuses the style sheets that Ant Design puts in. */
const csp = { nonce: document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '' };

/** The frame of every page behind the sign-in: where I can go, search, who I am and as what. */
export function Frame() {
  return (
    <ConfigProvider locale={zhCN} theme={theme} csp={csp} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <AntApp className="frame-app">
        <SignedIn />
      </AntApp>
    </ConfigProvider>
  );
}

function SignedIn() {
  const me = useMe();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const signedOut = me.error instanceof RequestProblem && me.error.problem.status === 401;
  useEffect(() => {
    // while the sign-in page is on its way in, this frame still stands and already sees its address
    if (signedOut && path !== '/sign-in') void navigate({ to: '/sign-in', search: { next: path } });
  }, [signedOut, navigate, path]);
  if (me.data !== undefined) {
    return (
      <MeContext value={me.data}>
        <Desk me={me.data} path={path} />
      </MeContext>
    );
  }
  if (me.error instanceof RequestProblem && !signedOut) {
    const { title, detail, remedy } = me.error.problem;
    return (
      <Result
        status="warning"
        title={title}
        subTitle={`${detail}${remedy}`}
        extra={
          <Button type="primary" onClick={() => me.refetch()}>
            重新连接
          </Button>
        }
      />
    );
  }
  return (
    <div className="frame-wait">
      <Spin description="正在打开">
        <div className="frame-wait__space" />
      </Spin>
    </div>
  );
}

function Desk({ me, path }: { me: Me; path: string }) {
  const navigate = useNavigate();
  const [drawer, setDrawer] = useState(false);
  // the recovery codes are shown once: they stay until they were put away, though all the rest is open by then
  const [showsCodes, setShowsCodes] = useState(false);
  const visible = me.rooms.map((room) => ({ room, ...rooms[room] }));
  useLiveUpdates();
  useShortcuts(
    visible.map(({ letter, path: to }) => ({ letter, go: () => void navigate({ to }) })),
    () => void navigate({ to: '/cases/new' }),
  );
  const here = visible.filter(({ path: to }) => (to === '/' ? path === '/' : path.startsWith(to))).at(-1);
  const menu = (
    <nav aria-label="主导航">
      <Menu
        mode="inline"
        selectedKeys={here === undefined ? [] : [here.room]}
        items={visible.map(({ room, title, path: to, icon }) => ({
          key: room,
          icon,
          label: (
            <Link to={to} onClick={() => setDrawer(false)}>
              {title}
            </Link>
          ),
        }))}
      />
    </nav>
  );
  return (
    <Layout className="frame">
      <a className="frame__skip" href="#main">
        跳到正文
      </a>
      <Layout.Sider className="frame__sider no-print" width={168} breakpoint="lg" collapsedWidth={0} trigger={null}>
        <Brand />
        {menu}
      </Layout.Sider>
      <Drawer
        open={drawer}
        onClose={() => setDrawer(false)}
        placement="left"
        size={240}
        title={<Brand />}
        styles={{ body: { padding: 0 } }}
      >
        {menu}
      </Drawer>
      <Layout className="frame__right">
        <Layout.Header className="frame__top no-print">
          <Button className="frame__menu" type="text" aria-label="打开导航" onClick={() => setDrawer(true)}>
            ☰
          </Button>
          <SearchBox />
          <WhoAmI me={me} />
        </Layout.Header>
        <AccountNotice me={me} />
        {me.demonstration && <div className="frame__demo no-print">演示系统：单位、人员、案件均为虚构</div>}
        <Layout.Content className="frame__content" id="main" tabIndex={-1}>
          {me.mustChangePassword || me.mustEnrol || showsCodes ? (
            <Suspense fallback={<Spin />}>
              <FirstSteps onShowing={setShowsCodes} />
            </Suspense>
          ) : (
            <Outlet />
          )}
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

/** Something about one's own account that one has not looked at yet. */
function AccountNotice({ me }: { me: Me }) {
  const [seen, setSeen] = useState(false);
  const grave = me.alerts.some((alert) => alert.grave);
  const fewCodes = me.recoveryCodesLeft !== null && me.recoveryCodesLeft < 3;
  if (seen || (me.failedSince === 0 && me.alerts.length === 0 && !fewCodes)) return null;
  const words = [
    ...(me.failedSince > 0 ? [`上次登录以来有 ${me.failedSince} 次密码或口令错误`] : []),
    ...me.alerts.map(({ text }) => text),
    ...(fewCodes ? [`恢复码只剩 ${me.recoveryCodesLeft} 个`] : []),
  ];
  return (
    <Alert
      className="no-print"
      banner
      type={grave ? 'error' : 'warning'}
      closable={{ onClose: () => setSeen(true) }}
      title={
        <>
          {words.slice(0, 3).join('；')}。
          <Link to="/account" className="frame__look">
            查看我的账号
          </Link>
        </>
      }
    />
  );
}

function Brand() {
  return (
    <div className="frame__brand">
      <img src="/mark.svg" alt="" width="26" height="26" />
      <span>留痕</span>
    </div>
  );
}

function WhoAmI({ me }: { me: Me }) {
  const signOut = useSignOut();
  const { modal } = AntApp.useApp();
  // whoever comes next finds nothing in this browser: what is not in yet would be gone with the rest
  const leave = async () => {
    const kept = await countKept();
    if (kept === 0) return signOut.mutate();
    modal.confirm({
      title: `本机还有 ${kept} 份音像没有入库`,
      content: '退出登录会清空本机保存的内容，没有入库的音像不能找回。请先回工作台继续上传。',
      okText: '删除并退出',
      okButtonProps: { danger: true },
      cancelText: '先不退出',
      autoFocusButton: 'cancel',
      onOk: async () => {
        await letGoOfAll();
        signOut.mutate();
      },
    });
  };
  const first = leadingOffice(me);
  const office =
    first === null ? '' : first.actingFor === null ? first.title : `${first.title}（代行 ${first.actingFor}）`;
  const more = me.offices.filter((held) => held !== first).map(({ title }) => title);
  const items = [
    { key: 'who', disabled: true, label: <span className="soft">{me.agencyName}</span> },
    ...(more.length === 0
      ? []
      : [{ key: 'more', disabled: true, label: <span className="soft">兼：{more.join('、')}</span> }]),
    { type: 'divider' as const },
    { key: 'account', label: <Link to="/account">我的账号</Link> },
    { key: 'out', label: '退出登录' },
  ];
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => key === 'out' && void leave() }} trigger={['click']}>
      <Button type="text" className="frame__who">
        <strong>{me.name}</strong>
        <span className="soft">{office}</span>
      </Button>
    </Dropdown>
  );
}
