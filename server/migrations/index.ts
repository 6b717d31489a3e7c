import { Initial1767225600000 } from './1767225600000-initial';
import { Audit1769904000000 } from './1769904000000-audit';
import { Administration1769990400000 } from './1769990400000-administration';
import { SignIn1770076800000 } from './1770076800000-sign-in';

/** In the order in which they run. */
export const migrations = [
  Initial1767225600000,
  Audit1769904000000,
  Administration1769990400000,
  SignIn1770076800000,
];
