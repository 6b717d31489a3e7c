export { AppLayout, useNarrow } from './AppLayout';
export { ConnectionLine } from './ConnectionLine';
export { AccessDeniedPage, ErrorPage, NotFoundPage } from './ErrorPage';
export { PageFrame } from './PageFrame';
export { PreferenceButtons } from './Preferences';
export { BrandMark } from './Rail';
export { SearchField } from './SearchField';
export { useSearchText } from './searchText';
export { COUNTERS_KEY, useCounters } from './useCounters';
