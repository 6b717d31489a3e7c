import type { Tx } from '../../platform/database';
import type { AccessService } from '../access';
import type { Application } from './applications.repository';

/** Who holds a case, as its history tells it; null when nobody does. */
export async function holderOf(
  tx: Tx,
  access: AccessService,
  { assigneeId }: Application,
): Promise<Record<string, unknown> | null> {
  if (assigneeId === null) return null;
  return { assigneeId, assigneeName: await access.shortNameOf(tx, assigneeId) };
}
