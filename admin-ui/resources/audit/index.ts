import { lazy } from 'react';

/** The screen of «Журнал», loaded when it is opened. */
export const auditResource = { name: 'audit-events', List: lazy(() => import('./AuditPage')) };
