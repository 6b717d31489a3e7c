import { Button } from '@mui/material';
import { Component, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay } from '../providers';
import { EmptyState, usePageTitle } from '../ui';

export function ErrorPage() {
  const translate = useTranslate();
  return (
    <EmptyState
      title={translate('app.failed')}
      hint={translate('app.failed_hint')}
      action={
        <Button variant="contained" onClick={() => window.location.reload()}>
          {translate('app.reload')}
        </Button>
      }
    />
  );
}

/** Back to where this person's work begins. */
function ToQueue() {
  const translate = useTranslate();
  const readsCases = useMay('read', 'Application');
  return (
    <Button variant="outlined" color="inherit" component={Link} to="/">
      {translate(readsCases ? 'app.to_queue' : 'app.to_start')}
    </Button>
  );
}

export function NotFoundPage() {
  const translate = useTranslate();
  usePageTitle(translate('app.not_found'));
  return (
    <EmptyState
      title={translate('app.not_found')}
      hint={translate('app.not_found_hint')}
      action={<ToQueue />}
    />
  );
}

export function AccessDeniedPage() {
  const translate = useTranslate();
  usePageTitle(translate('app.forbidden'));
  return (
    <EmptyState
      title={translate('app.forbidden')}
      hint={translate('app.forbidden_hint')}
      action={<ToQueue />}
    />
  );
}

interface PageBoundaryProps {
  /** A new place is a new attempt. */
  place: string;
  children: ReactNode;
}

/** A page that fails leaves the rail and the top bar standing. */
export class PageBoundary extends Component<PageBoundaryProps, { failedAt: string | null }> {
  override state: { failedAt: string | null } = { failedAt: null };

  static getDerivedStateFromProps(props: PageBoundaryProps, state: { failedAt: string | null }) {
    return state.failedAt !== null && state.failedAt !== props.place ? { failedAt: null } : null;
  }

  static getDerivedStateFromError() {
    return { failedAt: window.location.pathname };
  }

  override render() {
    return this.state.failedAt === null ? this.props.children : <ErrorPage />;
  }
}
