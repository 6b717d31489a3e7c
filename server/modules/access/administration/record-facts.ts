import { Injectable } from '@nestjs/common';
import type { Subject } from '@shared/access';
import type { Tx } from '../../../platform/database';

/** What conditions may ask of one record, or null when there is none. */
export type FactsReader = (tx: Tx, id: string) => Promise<Record<string, unknown> | null>;

/** Facts of records that modules above this one keep: each says here how they are read, for the simulator. */
@Injectable()
export class RecordFacts {
  readonly #readers = new Map<Subject, FactsReader>();

  register(subject: Subject, reader: FactsReader): void {
    this.#readers.set(subject, reader);
  }

  reader(subject: Subject): FactsReader | undefined {
    return this.#readers.get(subject);
  }
}
