import { useCallback, useRef, useState } from 'react';
import { HttpError } from 'react-admin';
import type { ApplicationRow, StaffCommand } from '@shared/applications';
import type { FieldError } from '@shared/kernel/errors';
import { newIdempotencyKey } from '../../../../providers';
import type { CaseApi } from './useCaseApi';

/** Why a command was not done, in words ready to be shown. */
export interface CommandFailure {
  command: StaffCommand;
  status: number;
  code: string;
  message: string;
  errors: FieldError[];
}

export interface CommandControl {
  running: StaffCommand | null;
  failure: CommandFailure | null;
  /** Answers the row after success, null after a failure that `failure` then holds. */
  run: (name: StaffCommand, body: Record<string, unknown>) => Promise<ApplicationRow | null>;
  dismiss: () => void;
}

function failureOf(command: StaffCommand, error: unknown): CommandFailure {
  if (!(error instanceof HttpError)) throw error;
  const body = (error.body ?? {}) as { code?: string; errors?: FieldError[] };
  return {
    command,
    status: error.status,
    code: body.code ?? 'unknown',
    message: error.message,
    errors: body.errors ?? [],
  };
}

/**
 * Sends one command at a time. The idempotency key stays the same while the same thing is tried again without an
 * answer in between, so pressing twice over a broken line does it once.
 */
export function useCommand(api: CaseApi, version: number): CommandControl {
  const [running, setRunning] = useState<StaffCommand | null>(null);
  const [failure, setFailure] = useState<CommandFailure | null>(null);
  const busy = useRef(false);
  const unanswered = useRef<{ intent: string; key: string } | null>(null);

  const run = useCallback(
    async (name: StaffCommand, body: Record<string, unknown>) => {
      if (busy.current) return null;
      busy.current = true;
      setRunning(name);
      setFailure(null);
      const full = { version, ...body };
      const intent = JSON.stringify([name, full]);
      if (unanswered.current?.intent !== intent) unanswered.current = { intent, key: newIdempotencyKey() };
      try {
        const row = await api.command(name, full, unanswered.current.key);
        unanswered.current = null;
        return row;
      } catch (error) {
        const failed = failureOf(name, error);
        if (failed.status > 0) unanswered.current = null;
        setFailure(failed);
        return null;
      } finally {
        busy.current = false;
        setRunning(null);
      }
    },
    [api, version],
  );
  const dismiss = useCallback(() => setFailure(null), []);
  return { running, failure, run, dismiss };
}
