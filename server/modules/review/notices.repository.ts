import { Injectable } from '@nestjs/common';
import type { NoticeRecord } from '@shared/notifications';
import type { Tx } from '../../platform/database';

/** Reads the letters of a case. By SQL, because the module that writes them is imported by nobody. */
@Injectable()
export class NoticesRepository {
  async ofApplication(tx: Tx, applicationId: string): Promise<NoticeRecord[]> {
    const rows: (Omit<NoticeRecord, 'createdAt' | 'sentAt'> & { createdAt: Date; sentAt: Date | null })[] =
      await tx.query(
        `SELECT id, event, channel, recipient, subject, body, state, attempts, created_at AS "createdAt",
           sent_at AS "sentAt", last_error AS "lastError"
         FROM notifications WHERE application_id = $1 ORDER BY created_at, id`,
        [applicationId],
      );
    return rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      sentAt: row.sentAt?.toISOString() ?? null,
    }));
  }
}
