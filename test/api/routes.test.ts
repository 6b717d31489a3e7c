import { DiscoveryModule, DiscoveryService, Reflector } from '@nestjs/core';
import { Module } from '@nestjs/common';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROUTE_ACCESS, type RouteAccess } from '../../server/modules/access';
import { routesOf } from '../../server/platform/http';
import { useDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

@Module({ imports: [DiscoveryModule] })
class LookModule {}

const database = useDatabase();
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ databaseUrl: database().url, role: 'api', modules: [LookModule] });
});
afterAll(() => server.close());

function routes(): { route: string; who: string }[] {
  const discovery = server.app.select(LookModule).get(DiscoveryService, { strict: false });
  const reflector = new Reflector();
  return routesOf(discovery).map(({ method, path, handler, controllerType }) => {
    const access = reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [
      handler,
      controllerType,
    ]);
    return { route: `${method.toUpperCase()} ${path}`, who: whoOf(access) };
  });
}

function whoOf(access: RouteAccess | undefined): string {
  if (access === undefined) return 'NOBODY HAS SAID';
  return access.kind === 'permission' ? `${access.action} ${access.subject}` : access.kind;
}

test('every route says who may call it', () => {
  const silent = routes().filter(({ who }) => who === 'NOBODY HAS SAID');
  expect(silent).toEqual([]);
});

test('nothing is open to everyone but what has to be', () => {
  expect(
    routes()
      .filter(({ who }) => who === 'public')
      .map(({ route }) => route),
  ).toMatchInlineSnapshot(`
    [
      "GET /api/auth/demo",
      "POST /api/auth/login",
      "POST /api/auth/logout",
      "GET /api/auth/oidc/callback",
      "GET /api/auth/oidc/start",
      "GET /api/auth/options",
      "POST /api/auth/password",
      "POST /api/auth/password-reset",
      "POST /api/auth/password-reset/confirm",
      "GET /api/openapi.json",
      "GET /healthz",
      "GET /readyz",
    ]
  `);
});

test('who may call what', () => {
  expect(routes().map(({ route, who }) => `${route} → ${who}`)).toMatchInlineSnapshot(`
    [
      "GET /api/applications → read Application",
      "GET /api/applications/:id → read Application",
      "POST /api/applications/:id/approve → approve Application",
      "POST /api/applications/:id/assign → assign Application",
      "GET /api/applications/:id/assignees → assign Application",
      "POST /api/applications/:id/cancel-correction → cancelCorrection Application",
      "GET /api/applications/:id/changes → read Application",
      "POST /api/applications/:id/claim → claim Application",
      "DELETE /api/applications/:id/correction-draft → requestCorrection Application",
      "PUT /api/applications/:id/correction-draft → requestCorrection Application",
      "GET /api/applications/:id/history → read Application",
      "POST /api/applications/:id/issue → issue Application",
      "POST /api/applications/:id/propose → propose Application",
      "POST /api/applications/:id/reject → reject Application",
      "POST /api/applications/:id/release → release Application",
      "POST /api/applications/:id/reopen → reopen Application",
      "POST /api/applications/:id/request-correction → requestCorrection Application",
      "POST /api/applications/:id/return-proposal → returnProposal Application",
      "POST /api/applications/:id/reveal → revealPersonal Application",
      "POST /api/applications/:id/review-answers → reviewAnswers Application",
      "POST /api/applications/:id/sign-off → signOff Application",
      "POST /api/applications/claim-next → claim Application",
      "GET /api/applications/counters → read Application",
      "GET /api/audit-checkpoints → read AuditEvent",
      "GET /api/audit-checkpoints/:day → read AuditEvent",
      "GET /api/audit-checkpoints/export → read AuditEvent",
      "GET /api/audit-events → read AuditEvent",
      "GET /api/audit-events/:id → read AuditEvent",
      "GET /api/audit-events/export → read AuditEvent",
      "GET /api/auth/demo → public",
      "POST /api/auth/login → public",
      "POST /api/auth/logout → public",
      "GET /api/auth/me → session",
      "GET /api/auth/oidc/callback → public",
      "GET /api/auth/oidc/start → public",
      "GET /api/auth/options → public",
      "POST /api/auth/password → public",
      "POST /api/auth/password-reset → public",
      "POST /api/auth/password-reset/confirm → public",
      "DELETE /api/auth/second-factor → session",
      "GET /api/auth/second-factor → session",
      "POST /api/auth/second-factor/confirm → session",
      "POST /api/auth/second-factor/enrol → session",
      "GET /api/auth/sessions → session",
      "DELETE /api/auth/sessions/:id → session",
      "GET /api/calendars → read Calendar",
      "GET /api/calendars/:id → read Calendar",
      "GET /api/corrections → read Correction",
      "GET /api/corrections/:id → read Correction",
      "GET /api/decisions → read Decision",
      "GET /api/decisions/:id → read Decision",
      "GET /api/departments → read Department",
      "POST /api/departments → create Department",
      "GET /api/departments/:id → read Department",
      "PUT /api/departments/:id → update Department",
      "POST /api/departments/:id/close → update Department",
      "POST /api/departments/:id/move → update Department",
      "GET /api/documents → read Document",
      "GET /api/documents/:id → read Document",
      "GET /api/documents/:id/content → download Document",
      "GET /api/jobs → read Job",
      "POST /api/jobs/:id/retry → retry Job",
      "GET /api/notifications → read Notification",
      "GET /api/notifications/:id → read Notification",
      "GET /api/openapi.json → public",
      "POST /api/portal/v1/applications → portal",
      "GET /api/portal/v1/applications/:number → portal",
      "POST /api/portal/v1/applications/:number/corrections/:round/answers → portal",
      "GET /api/portal/v1/applications/:number/outcome → portal",
      "POST /api/portal/v1/applications/:number/withdraw → portal",
      "GET /api/portal/v1/services → portal",
      "GET /api/portal/v1/services/:code → portal",
      "POST /api/portal/v1/uploads → portal",
      "GET /api/roles → read Role",
      "POST /api/roles → create Role",
      "DELETE /api/roles/:id → update Role",
      "GET /api/roles/:id → read Role",
      "PUT /api/roles/:id → update Role",
      "POST /api/roles/:id/preview → update Role",
      "POST /api/roles/:id/restore → update Role",
      "GET /api/roles/:id/versions → read Role",
      "POST /api/roles/simulate → update Role",
      "POST /api/roles/who-can → update Role",
      "GET /api/service-versions → read Service",
      "GET /api/service-versions/:id → read Service",
      "GET /api/services → read Service",
      "GET /api/services/:id → read Service",
      "GET /api/stand-ins → session",
      "POST /api/stand-ins → session",
      "POST /api/stand-ins/:id/end → session",
      "GET /api/users → read User",
      "POST /api/users → create User",
      "GET /api/users/:id → read User",
      "PUT /api/users/:id → update User",
      "POST /api/users/:id/block → update User",
      "POST /api/users/:id/reinvite → update User",
      "POST /api/users/:id/roles → update User",
      "POST /api/users/:id/unblock → update User",
      "POST /api/users/:id/unlock → update User",
      "POST /api/users/import → create User",
      "GET /api/users/import-template → create User",
      "GET /healthz → public",
      "GET /readyz → public",
    ]
  `);
});

test('without a session or a key every other route is a 401', async () => {
  const guarded = routes().filter(({ who }) => who !== 'public');
  const answers = await Promise.all(
    guarded.map(async ({ route }) => {
      const [method = '', path = ''] = route.split(' ');
      const address = path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000');
      const response = await fetch(`${server.url}${address}`, {
        method,
        ...(method !== 'GET' && { body: '{}', headers: { 'content-type': 'application/json' } }),
      });
      return [route, response.status];
    }),
  );
  expect(answers).toEqual(guarded.map(({ route }) => [route, 401]));
});
