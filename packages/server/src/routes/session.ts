import { pageCode } from '@liuhen/documents/render';
import { within } from '@liuhen/journal';
import { officeTitles } from '@liuhen/records';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { api, type Me } from '../api/index.ts';
import type { House } from '../house.ts';
import type { sessionCookie } from '../http/cookies.ts';
import { serve } from '../http/serve.ts';
import { ServerFault } from '../http/server-fault.ts';
import { bureauName } from '../reading/bureau-name.ts';
import { accountAlerts } from '../sign-in/account-alerts.ts';
import { type Asker, askerOf } from '../sign-in/asker.ts';
import { signInAlert } from '../sign-in/sign-in-alert.ts';
import { roomsFor } from './session-rooms.ts';

export function session(app: FastifyInstance, house: House, cookie: ReturnType<typeof sessionCookie>): void {
  const meOf = async (asker: Asker): Promise<Me> => {
    const account = await house.accounts.find(asker.agency, asker.person);
    const { acting } = asker.viewer;
    const alert = await signInAlert(house, asker);
    const hasFactor = account?.totp_secret != null;
    return {
      person: asker.person,
      name: asker.name,
      account: account?.name ?? '',
      agency: asker.agency,
      agencyName: bureauName(asker.facts),
      offices: asker.viewer.offices.map((office) => {
        const principal = acting.find((given) => given.office === office)?.for;
        const actingFor = principal === undefined ? null : (asker.facts.people.get(principal)?.name ?? null);
        return { office, title: officeTitles[office], actingFor };
      }),
      unit: asker.viewer.unit,
      mustChangePassword: asker.mustChangePassword,
      totp: hasFactor,
      mustEnrol: asker.mustEnrol,
      recoveryCodesLeft: hasFactor ? await house.recovery.left(asker.agency, asker.person) : null,
      alerts: await accountAlerts(house, asker, alert.lastSignIn?.at ?? null),
      steppedUpUntil: asker.steppedUp ? asker.session.steppedUpUntil : null,
      expiresAt: asker.session.expiresAt,
      ...alert,
      demonstration: house.demonstration,
      rooms: roomsFor(asker.viewer),
    };
  };

  serve(app, api.session.current, ({ asker }) => meOf(asker));

  serve(
    app,
    api.session.signIn,
    async ({ body, request, reply, asker }) => {
      const begun = await house.signIn.begin(body.account, body.password, body.code, originOf(request));
      if (begun === null) return { state: 'codeNeeded' as const };
      // one browser, one session: the one that was open here ends
      if (asker !== null) await house.sessions.end(asker.agency, asker.person, { only: asker.session.id });
      reply.setCookie(cookie.name, begun.token, cookie.options);
      const [account, facts] = await Promise.all([
        house.accounts.find(begun.session.agency, begun.session.person),
        house.journal.dossiers.agencyFacts(begun.session.agency),
      ]);
      const known = askerOf(begun.session, account ?? { must_change: true, totp_secret: null }, facts, house.now());
      return { state: 'signedIn' as const, me: await meOf(known) };
    },
    'guessable',
  );

  serve(app, api.session.signOut, async ({ asker, reply }) => {
    await house.sessions.end(asker.agency, asker.person, { only: asker.session.id });
    await house.log.note(asker.agency, { actor: asker.person, action: 'signOut', outcome: 'done' });
    // not "cache": no answer that tells of anything is ever stored, and Chromium may take half a minute to empty the rest
    reply.clearCookie(cookie.name, cookie.options).header('clear-site-data', '"storage"');
    return null;
  });

  serve(
    app,
    api.session.stepUp,
    async ({ asker, body, reply }) => {
      const { until, token } = await house.signIn.stepUp(asker.session, body.password, body.code);
      reply.setCookie(cookie.name, token, cookie.options);
      return { until };
    },
    'guessable',
  );

  serve(
    app,
    api.session.changePassword,
    async ({ asker, body }) => {
      const about = { name: asker.name, bureau: bureauName(asker.facts) };
      await house.signIn.changePassword(asker.session, body.current, body.next, about);
      return null;
    },
    'guessable',
  );

  serve(app, api.session.list, async ({ asker }) => {
    const sessions = await house.sessions.ofPerson(asker.agency, asker.person);
    return {
      sessions: sessions.map(({ id, startedAt, lastSeenAt, source, client }) => ({
        id,
        current: id === asker.session.id,
        startedAt,
        lastSeenAt,
        from: source,
        client,
      })),
    };
  });

  serve(app, api.session.revoke, async ({ asker, params }) => {
    if (!asker.steppedUp) throw new ServerFault('stepUpNeeded', '使其他登录失效，须先验证身份。');
    await house.sessions.end(asker.agency, asker.person, { only: params.session });
    return null;
  });

  serve(
    app,
    api.session.beginTotp,
    async ({ asker, body }) => {
      const begun = await house.signIn.beginTotp(asker.session, body.password, body.code, bureauName(asker.facts));
      const code = Buffer.from(pageCode(begun.uri)).toString('base64');
      return { ...begun, picture: `data:image/png;base64,${code}` };
    },
    'guessable',
  );

  serve(
    app,
    api.session.confirmTotp,
    async ({ asker, body }) => ({ recoveryCodes: await house.signIn.confirmTotp(asker.session, body.code) }),
    'guessable',
  );

  serve(
    app,
    api.session.renewRecoveryCodes,
    async ({ asker, body }) => ({
      recoveryCodes: await house.signIn.renewRecoveryCodes(asker.session, body.password, body.code),
    }),
    'guessable',
  );

  serve(app, api.session.keptFilmsKey, async ({ asker: { agency, person } }) => {
    const { pool, vault } = house.journal;
    const key = await within(pool, agency, (client) => vault.personalKey(client, agency, person, 'kept films'));
    return { key: key.toString('base64') };
  });

  serve(app, api.session.nonce, async () => ({ notBefore: house.now() }));
}

/** Enough to recognise one's own sign-in by; the last part of an address is nobody's business afterwards. */
function originOf(request: FastifyRequest): { source: string; client: string } {
  const source = request.ip.replace(/(?<=[.:])[0-9a-f]+$/i, 'x');
  return { source, client: (request.headers['user-agent'] ?? '').slice(0, 200) };
}
