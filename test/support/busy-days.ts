import type { ApplicationRow } from '../../shared/applications';
import { createRandom, sampleFile } from '../../server/seed/content';
import type { Account } from './office';
import type { OpenOffice } from './open-office';

/** What becomes of an application after it has come in. */
type Fate = 'free' | 'mine' | 'colleague' | 'waiting' | 'answered' | 'proposed' | 'approved' | 'rejected';

interface Arrival {
  /** Moscow time of an open day. */
  at: string;
  service: string;
  fate: Fate;
  expedited?: boolean;
}

const IP = 'sole-trader-registration';
const HOME = 'housing-ownership';
const RECORD = 'no-criminal-record';

const arrivals: Arrival[] = [
  { at: '2026-05-25T10:12', service: RECORD, fate: 'approved' },
  { at: '2026-05-26T09:31', service: IP, fate: 'approved' },
  { at: '2026-05-26T15:40', service: IP, fate: 'rejected' },
  { at: '2026-05-27T11:05', service: HOME, fate: 'waiting' },
  { at: '2026-05-28T10:15', service: HOME, fate: 'free' },
  { at: '2026-06-01T12:20', service: IP, fate: 'colleague' },
  { at: '2026-06-01T14:02', service: RECORD, fate: 'waiting' },
  { at: '2026-06-02T09:05', service: IP, fate: 'mine' },
  { at: '2026-06-02T10:44', service: IP, fate: 'free' },
  { at: '2026-06-03T09:50', service: IP, fate: 'answered' },
  { at: '2026-06-03T11:18', service: IP, fate: 'mine' },
  { at: '2026-06-03T13:36', service: HOME, fate: 'proposed' },
  { at: '2026-06-04T10:09', service: RECORD, fate: 'free', expedited: true },
  { at: '2026-06-04T12:57', service: IP, fate: 'colleague' },
  { at: '2026-06-05T09:24', service: IP, fate: 'free' },
  { at: '2026-06-05T10:48', service: HOME, fate: 'free', expedited: true },
  { at: '2026-06-05T13:15', service: RECORD, fate: 'waiting' },
  { at: '2026-06-05T15:33', service: IP, fate: 'mine' },
  { at: '2026-06-08T09:16', service: RECORD, fate: 'free' },
  { at: '2026-06-08T10:52', service: HOME, fate: 'free' },
  { at: '2026-06-08T12:07', service: IP, fate: 'colleague' },
  { at: '2026-06-08T14:29', service: IP, fate: 'free' },
  { at: '2026-06-09T09:42', service: IP, fate: 'free', expedited: true },
  { at: '2026-06-09T11:11', service: RECORD, fate: 'free' },
  { at: '2026-06-09T14:48', service: IP, fate: 'free' },
  { at: '2026-06-10T09:21', service: HOME, fate: 'free' },
  { at: '2026-06-10T10:37', service: IP, fate: 'free' },
];

/** The applicant answers the open round: a new scan for each document, the given value for each field. */
export async function answerRound(
  { office, server }: OpenOffice,
  { id, number }: Pick<ApplicationRow, 'id' | 'number'>,
  value?: unknown,
): Promise<ApplicationRow> {
  const record = await office.case('operator', id);
  const round = record.corrections?.find(({ state }) => state === 'open');
  if (!round || !record.applicant) throw new Error(`nothing is asked in ${number}`);
  const today = server.clock.now().toISOString().slice(0, 10);
  const items = [];
  for (const { id: itemId, target, ordinal } of round.items) {
    if (target.kind !== 'document') {
      items.push(target.kind === 'field' ? { itemId, value } : { itemId, comment: 'Уточнение приложено.' });
      continue;
    }
    const slot = record.documents?.find((document) => document.id === target.documentId)?.slot;
    const described = record.card.documentSlots.find(({ code }) => code === slot);
    if (!described) throw new Error(`no slot ${slot}`);
    const scan = await sampleFile(described, record.applicant, createRandom(ordinal), today, 0);
    const { body } = await office.portal.upload(scan.content, scan.fileName.replace('.', '-новый.'));
    items.push({ itemId, uploadId: body['id'], comment: 'Отсканировала заново.' });
  }
  const answer = await office.portal.post(
    `/api/portal/v1/applications/${number}/corrections/${round.round}/answers`,
    { items },
  );
  if (answer.status !== 200) throw new Error(`answer: ${answer.status} ${JSON.stringify(answer.body)}`);
  await server.runJobsUntilIdle();
  return office.row(number);
}

/** Two weeks of work of one department, ending at the moment that the clock shows afterwards. */
export async function liveThroughBusyDays(open: OpenOffice): Promise<void> {
  const { server, office } = open;
  const end = server.clock.now();
  for (const arrival of arrivals) {
    server.clock.set(`${arrival.at}:00+03:00`);
    office.newDay();
    const row = await office.free(
      arrival.service,
      arrival.expedited ? { priority: 'expedited', signed: true } : {},
    );
    server.clock.advance(40 * 60_000);
    await meet(open, row, arrival.fate);
  }
  server.clock.set(end);
  office.newDay();
}

async function meet(open: OpenOffice, row: ApplicationRow, fate: Fate): Promise<void> {
  const { office, server } = open;
  if (fate === 'free') return;
  const account: Account = fate === 'colleague' || fate === 'proposed' ? 'operator2' : 'operator';
  const held = await office.command(account, row, 'claim');
  if (fate === 'waiting' || fate === 'answered') {
    const record = await office.case('operator', row.id);
    const asked = await office.command('operator', held, 'request-correction', {
      items: [
        {
          target: { kind: 'document', documentId: record.documents?.at(-1)?.id },
          reasonCode: record.card.correctionReasons[0]?.code,
          message: 'На второй странице не читается печать. Загрузите файл, где видны все строки и печать.',
        },
      ],
    });
    server.clock.advance(26 * 60 * 60_000);
    office.newDay();
    if (fate === 'answered') await answerRound(open, asked);
  }
  if (fate === 'proposed') await office.command('operator2', held, 'propose', { outcome: 'approve' });
  if (fate === 'approved') await office.command('operator', held, 'approve');
  if (fate === 'rejected') {
    const reason = office.card('sole-trader-registration').refusalReasons[0];
    await office.command('operator', held, 'reject', {
      reasons: [reason?.code],
      explanation: reason?.explanation,
      recommendation: reason?.recommendation,
    });
  }
  await server.runJobsUntilIdle();
}
