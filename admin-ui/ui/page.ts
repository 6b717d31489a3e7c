import { useEffect, useState } from 'react';
import { HttpError, useTranslate } from 'react-admin';

/** The page's title is the browser tab's title; a case puts its number first. */
export function usePageTitle(title: string): void {
  const name = useTranslate()('app.name');
  useEffect(() => {
    document.title = title ? `${title} · ${name}` : name;
  }, [title, name]);
}

/** A sentence for a failed request, ready to be shown beside the button that failed. */
export function useErrorText(): (error: unknown) => string {
  const translate = useTranslate();
  return (error) =>
    error instanceof HttpError && error.message ? error.message : translate('errors.unknown');
}

/** For `ref`: the focus goes there once, when the element appears. */
export const focusOnMount = (element: HTMLElement | null): void => element?.focus();

const NOTHING_BEFORE_MS = 150;

/** True only after a moment: what answers faster shows no skeleton at all. */
export function useSlowly(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setSlow(true), NOTHING_BEFORE_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [waiting]);
  return waiting && slow;
}
