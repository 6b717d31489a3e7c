import { CssBaseline } from '@mui/material';
import { QueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useEffect } from 'react';
import { AdminContext, CoreAdminUI, CustomRoutes, HttpError, Notification, Resource } from 'react-admin';
import { Navigate, Route } from 'react-router-dom';
import { AccessDeniedPage, AppLayout, ErrorPage, NotFoundPage } from './layout';
import { authProvider, dataProvider, i18nProvider, store, useAppLocale, useMay } from './providers';
import { adminLists } from './resources/admin';
import { darkTheme, lightTheme } from './theme';

const LoginPage = lazy(() => import('./login/LoginPage'));
const SessionDialog = lazy(() => import('./login/SessionDialog'));
const QueuePage = lazy(() => import('./resources/applications/list/QueuePage'));
const CasePage = lazy(() => import('./resources/applications/case'));

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
          layout={AppLayout}
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
          {adminLists.map(({ name, List }) => (
            <Resource key={name} name={name} list={List} />
          ))}
          <CustomRoutes>
            <Route path="/queue/:view" element={<QueuePage />} />
          </CustomRoutes>
        </CoreAdminUI>
        <SessionDialog />
      </Suspense>
      <Notification />
    </AdminContext>
  );
}
