import { CssBaseline } from '@mui/material';
import { QueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useEffect, type ReactNode } from 'react';
import { AdminContext, CoreAdminUI, CustomRoutes, HttpError, Notification, Resource } from 'react-admin';
import { Navigate, Route } from 'react-router-dom';
import { AccessDeniedPage, AppLayout, ErrorPage, NotFoundPage } from './layout';
import {
  authProvider,
  dataProvider,
  i18nProvider,
  store,
  useAppLocale,
  useMay,
  useSession,
} from './providers';
import { adminResources } from './resources/admin';
import { darkTheme, lightTheme } from './theme';

const LoginPage = lazy(() => import('./login/LoginPage'));
const ResetPasswordPage = lazy(() => import('./login/ResetPasswordPage'));
const SessionDialog = lazy(() => import('./login/SessionDialog'));
const QueuePage = lazy(() => import('./resources/applications/list/QueuePage'));
const CasePage = lazy(() => import('./resources/applications/case'));
const ProfilePage = lazy(() => import('./profile/ProfilePage'));
const SecondFactorDuePage = lazy(() => import('./profile/SecondFactorDuePage'));

const REPEATS = 2;
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The HTTP client itself waits for a lost server; an answer that refuses will refuse again.
      networkMode: 'always',
      retry: (count, error) => count < REPEATS && (!(error instanceof HttpError) || error.status >= 500),
    },
    mutations: { networkMode: 'always' },
  },
});

function Home() {
  const worksCases = useMay('claim', 'Application');
  const readsCases = useMay('read', 'Application');
  const keepsDirectory = useMay('read', 'Role');
  if (worksCases) return <Navigate to="/queue/mine" replace />;
  if (readsCases) return <Navigate to="/queue/department" replace />;
  return <Navigate to={keepsDirectory ? '/users' : '/services'} replace />;
}

/** Whoever has to set up a second factor first can do nothing else. */
function Layout({ children }: { children: ReactNode }) {
  const { secondFactorDue } = useSession();
  return secondFactorDue ? <SecondFactorDuePage /> : <AppLayout>{children}</AppLayout>;
}

/** Screen readers and hyphenation follow the language of the interface. */
function DocumentLanguage() {
  const locale = useAppLocale();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return null;
}

const toQueue = () => <Navigate to="/queue/department" replace />;
const nothing = () => null;

export function App() {
  return (
    <AdminContext
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      store={store}
      queryClient={queryClient}
      lightTheme={lightTheme}
      darkTheme={darkTheme}
    >
      <CssBaseline enableColorScheme />
      <DocumentLanguage />
      <Suspense fallback={null}>
        <CoreAdminUI
          title=""
          layout={Layout}
          loginPage={LoginPage}
          dashboard={Home}
          catchAll={NotFoundPage}
          accessDenied={AccessDeniedPage}
          authenticationError={ErrorPage}
          error={ErrorPage}
          loading={nothing}
          requireAuth
          disableTelemetry
        >
          <Resource name="applications" list={toQueue} edit={CasePage} recordRepresentation="number" />
          {adminResources.map(({ name, List, Edit, Create }) => (
            <Resource key={name} name={name} list={List} edit={Edit} create={Create} />
          ))}
          <CustomRoutes>
            <Route path="/queue/:view" element={<QueuePage />} />
            <Route path="/profile" element={<ProfilePage />} />
          </CustomRoutes>
          <CustomRoutes noLayout>
            <Route path="/reset-password" element={<ResetPasswordPage />} />
          </CustomRoutes>
        </CoreAdminUI>
        <SessionDialog />
      </Suspense>
      <Notification />
    </AdminContext>
  );
}
