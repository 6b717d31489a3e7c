import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  IMPORT_COLUMNS,
  importPerson,
  importRow,
  type ImportAnswer,
  type ImportColumn,
  type ImportVerdict,
} from '@shared/access';
import { stringify } from 'csv-stringify/sync';
import { Clock } from '../../../platform/clock';
import type { Tx } from '../../../platform/database';
import { currentLocale, fieldErrors, parseReporting, ruleError, type RuleCode } from '../../../platform/http';
import { Outbox } from '../../../platform/queue';
import { AuditLog } from '../../audit';
import { auditActor, type Actor } from '../actor';
import { Administration, type Giver } from './administration.service';
import type { ImportOptions } from './csv-request';
import { readImport, type ImportedRow } from './import-file';
import { unusablePassword } from './invitation-password';
import { INVITED } from './outbox-events';
import { UsersRepository, type NewUserRow } from './users.repository';

interface Accepted {
  user: NewUserRow & { departmentId: string };
  roleIds: string[];
}

/** Thrown to undo a dry run, which goes all the way of a real one. */
class DryRunOver extends Error {
  constructor(readonly answer: ImportAnswer) {
    super('dry run');
  }
}

/** Many people invited at once from a table; all of them, or nobody. */
@Injectable()
export class ImportService {
  constructor(
    private readonly administration: Administration,
    private readonly repository: UsersRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** An example row shows what each column takes; spreadsheets know UTF-8 by the mark at the start. */
  template(): Buffer {
    const locale = currentLocale();
    const heading = importRow.map((name) => IMPORT_COLUMNS[name][locale]);
    const example = importRow.map((name) => IMPORT_COLUMNS[name].example);
    return Buffer.from(
      `\uFEFF${stringify([heading, example], { delimiter: ';', record_delimiter: 'windows' })}`,
    );
  }

  /**
   * With `dryRun` nothing is stored, but every check is made, those of the house included. Errors besides those of the
   * house: `validation_failed` for a file that can't be read; rows that are wrong are told in the answer.
   */
  async import(actor: Actor, file: Buffer, { dryRun, confirmed }: ImportOptions): Promise<ImportAnswer> {
    const rows = readImport(file);
    try {
      return await this.administration.change(
        actor,
        { confirmed },
        async (tx, giver) => {
          const { verdicts, accepted } = await this.check(tx, giver, rows);
          const whole = rows.length > 0 && accepted.length === rows.length;
          if (whole) await this.store(tx, giver, accepted);
          return { dryRun, imported: whole ? accepted.length : 0, rows: verdicts };
        },
        (answer) => {
          if (dryRun) throw new DryRunOver({ ...answer, imported: 0 });
        },
      );
    } catch (error) {
      if (error instanceof DryRunOver) return error.answer;
      throw error;
    }
  }

  private async check(
    tx: Tx,
    giver: Giver,
    rows: readonly ImportedRow[],
  ): Promise<{ verdicts: ImportVerdict[]; accepted: Accepted[] }> {
    const seen = await this.repository.takenEmails(
      tx,
      rows.map(({ cells }) => cells.email),
    );
    const inFile = new Set<string>();
    const passwordHash = await unusablePassword();
    const accepted: Accepted[] = [];
    const verdicts = rows.map(({ row, cells }): ImportVerdict => {
      const { errors, person } = this.checkRow(giver, cells, seen, inFile);
      if (person !== null) accepted.push({ ...person, user: { ...person.user, passwordHash } });
      return { row, email: cells.email.slice(0, 254), accepted: person !== null, errors };
    });
    return { verdicts, accepted };
  }

  private checkRow(
    giver: Giver,
    cells: ImportedRow['cells'],
    taken: ReadonlySet<string>,
    inFile: Set<string>,
  ): { errors: ImportVerdict['errors']; person: Accepted | null } {
    const locale = currentLocale();
    const parsed = parseReporting(importPerson, cells);
    const errors: ImportVerdict['errors'] = parsed.success
      ? []
      : fieldErrors(parsed.error, locale).map(({ path, code, message }) => ({ field: path, code, message }));
    const wrong = (field: ImportColumn, code: RuleCode) => {
      const { message } = ruleError(field, code, locale);
      errors.push({ field, code, message });
    };
    const email = cells.email.toLowerCase();
    if (taken.has(email)) wrong('email', 'taken');
    if (inFile.has(email)) wrong('email', 'duplicate_row');
    inFile.add(email);
    const department = giver.people.departmentByCode(cells.department);
    if (cells.department !== '' && department === undefined) wrong('department', 'unknown_record');
    else if (department?.closed === true) wrong('department', 'closed_department');
    const roleIds = this.rolesOf(giver, cells.roles, () => wrong('roles', 'unknown_record'));
    if (!parsed.success || errors.length > 0 || department === undefined) return { errors, person: null };
    const id = randomUUID();
    if (!giver.may('create', 'User', { id, departmentId: department.id })) {
      wrong('department', 'foreign_department');
      return { errors, person: null };
    }
    const { department: _department, roles: _roles, ...details } = parsed.data;
    return { errors, person: { user: { id, ...details, departmentId: department.id }, roleIds } };
  }

  /** Roles by code or by name, several in one cell with a comma between. */
  private rolesOf(giver: Giver, cell: string, unknown: () => void): string[] {
    const words = cell
      .split(/[,|]/)
      .flatMap((word) => (word.trim() === '' ? [] : [word.trim().toLowerCase()]));
    const ids = words.map((word) => {
      const names = giver.people.structure.roles.find(({ code, labelRu, labelEn }) =>
        [code, labelRu, labelEn].some((name) => name.toLowerCase() === word),
      );
      return names?.id;
    });
    if (ids.includes(undefined)) unknown();
    return [...new Set(ids.filter((roleId) => roleId !== undefined))];
  }

  private async store(tx: Tx, giver: Giver, accepted: readonly Accepted[]): Promise<void> {
    const now = this.clock.now();
    const mark = {
      createdAt: now,
      changedAt: now,
      changedBy: giver.actor.shortName,
      mustChangePassword: true,
    };
    await this.repository.insert(
      tx,
      accepted.map(({ user }) => ({ ...user, ...mark })),
    );
    await this.repository.addRoles(
      tx,
      accepted.flatMap(({ user, roleIds }) =>
        roleIds.map((roleId) => ({ userId: user.id, roleId, expiresAt: null })),
      ),
    );
    await this.outbox.append(
      tx,
      accepted.map(({ user }) => ({ type: INVITED, aggregateId: user.id })),
    );
    await this.audit.record(tx, {
      actor: auditActor(giver.actor),
      action: 'usersImported',
      subject: { type: 'User', id: null },
      after: { people: accepted.map(({ user, roleIds }) => ({ id: user.id, email: user.email, roleIds })) },
    });
  }
}
