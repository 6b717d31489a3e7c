import type { PipeTransform } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';

/** The file itself, as `text/csv`; of any encoding, since that is told from its bytes. */
export class CsvPipe implements PipeTransform<unknown, Buffer> {
  transform(value: unknown): Buffer {
    if (!Buffer.isBuffer(value)) throw new DomainError('unsupported_media_type');
    return value;
  }
}

export interface ImportOptions {
  /** Only look. */
  dryRun: boolean;
  /** What is unusual about the change is meant. */
  confirmed: boolean;
}

/** `?dryRun=1&confirm=1`. Any other parameter is a mistake that might have meant to look only. */
export class ImportOptionsPipe implements PipeTransform<unknown, ImportOptions> {
  transform(query: unknown): ImportOptions {
    const entries: [string, unknown][] = Object.entries(Object(query));
    const wrong = entries.find(
      ([name, value]) => !['dryRun', 'confirm'].includes(name) || (value !== '1' && value !== '0'),
    );
    if (wrong !== undefined) throw new DomainError('unknown_filter', { field: wrong[0].slice(0, 80) });
    const chosen = (option: string) => entries.some(([name, value]) => name === option && value === '1');
    return { dryRun: chosen('dryRun'), confirmed: chosen('confirm') };
  }
}
