import { useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { Panel, usePageTitle } from '../ui';
import { DemoPeople } from './DemoPeople';
import { EntryPage } from './EntryPage';
import { SignInForm } from './SignInForm';
import { SingleSignOnButton, SingleSignOnError } from './SingleSignOn';

/** Where the person was going when asked to sign in. */
function destination(state: unknown): string {
  if (typeof state !== 'object' || state === null || !('nextPathname' in state)) return '/';
  const search = 'nextSearch' in state ? String(state.nextSearch ?? '') : '';
  return `${String(state.nextPathname)}${search}`;
}

export default function LoginPage() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const location = useLocation();
  usePageTitle(translate('login.title'));
  const enter = () => void navigate(destination(location.state), { replace: true });
  return (
    <EntryPage
      beside={
        <Panel sx={{ flex: '1 1 340px', maxWidth: 440, py: 2, '&:empty': { display: 'none' } }}>
          <DemoPeople onDone={enter} />
        </Panel>
      }
    >
      <SingleSignOnError />
      <SignInForm onDone={enter} />
      <SingleSignOnButton />
    </EntryPage>
  );
}
