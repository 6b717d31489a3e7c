import { Initial1767225600000 } from './1767225600000-initial';
import { Audit1769904000000 } from './1769904000000-audit';

/** In the order in which they run. */
export const migrations = [Initial1767225600000, Audit1769904000000];
