import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database';

/** Something that a department has and that must go elsewhere before it closes. */
export interface DepartmentContent {
  count(tx: Tx, departmentId: string): Promise<number>;
  /** Takes part in the closing transaction; absent where a job does it afterwards. */
  hand?(tx: Tx, from: string, to: string): Promise<void>;
}

export type DepartmentContentName = 'openCases' | 'services';

/** What departments have is known to modules above this one: each says here how to count it and how to hand it over. */
@Injectable()
export class DepartmentContents {
  readonly #contents = new Map<DepartmentContentName, DepartmentContent>();

  register(name: DepartmentContentName, content: DepartmentContent): void {
    this.#contents.set(name, content);
  }

  async count(tx: Tx, departmentId: string): Promise<Record<DepartmentContentName, number>> {
    const of = (name: DepartmentContentName) => this.#contents.get(name)?.count(tx, departmentId) ?? 0;
    return { openCases: await of('openCases'), services: await of('services') };
  }

  async hand(tx: Tx, from: string, to: string): Promise<void> {
    for (const content of this.#contents.values()) await content.hand?.(tx, from, to);
  }
}
