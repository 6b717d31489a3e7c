import type { AffectedPerson } from '@shared/access';
import type { FieldError, Problem } from '@shared/kernel/errors';
import { useState } from 'react';
import { HttpError, useRefresh } from 'react-admin';
import { useOffice } from '../providers';
import { useErrorText } from '../ui';

/** What the server did not do, and what of it belongs beside which field. */
export interface Refusal {
  message: string;
  /** Errors of single fields by their path, `roles.0.expiresAt`. */
  fields: Record<string, string>;
}

interface Unusual {
  message: string;
  people: AffectedPerson[];
  again: () => Promise<void>;
}

interface Command<T> {
  path: string;
  body: object;
  method?: 'POST' | 'PUT' | 'DELETE';
  onDone?: (answer: T) => void;
}

type AdminProblem = Partial<Problem> & { errors?: FieldError[]; people?: AffectedPerson[] };

/**
 * Runs one command of the administration at a time and keeps its refusal until the next. A change that is allowed
 * but unusual waits in `unusual` for a person to say that it is meant.
 */
export function useAdminCommand() {
  const office = useOffice();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [unusual, setUnusual] = useState<Unusual | null>(null);

  /** @returns errors by field, when the server found any */
  async function run<T>(command: Command<T>): Promise<Record<string, string> | undefined> {
    setBusy(true);
    setRefusal(null);
    setUnusual(null);
    try {
      const answer = await office.administer<T>(command.path, command.body, command.method);
      refresh();
      command.onDone?.(answer);
      return undefined;
    } catch (error) {
      const problem: AdminProblem = error instanceof HttpError ? ((error.body as AdminProblem) ?? {}) : {};
      // The server's own words name the record; those of the case page would speak of a case.
      const message =
        problem.code === 'stale_version' || problem.code === 'not_found'
          ? (problem.detail ?? errorText(error))
          : errorText(error);
      if (problem.code === 'confirmation_required') {
        const again = async () => {
          await run({ ...command, body: { ...command.body, confirm: true } });
        };
        setUnusual({ message, people: problem.people ?? [], again });
        return undefined;
      }
      const fields = Object.fromEntries(
        (problem.errors ?? []).map(({ path, message: text }) => [path, text]),
      );
      setRefusal({ message, fields });
      return fields;
    } finally {
      setBusy(false);
    }
  }

  return { run, busy, refusal, unusual, dismissUnusual: () => setUnusual(null) };
}
export type AdminCommand = ReturnType<typeof useAdminCommand>;
