import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database';
import { rightsOf, type Rights, type RightsHolder } from './rights';
import type { Structure } from './structure';
import { StructureRepository } from './structure.repository';

/** So many people's rights are kept; more than work in one process at a time. */
const MOST_PEOPLE = 5000;

/**
 * Rights kept in memory for as long as no role and no department changes. Whether one did is told by a number that
 * is read with the session itself, at every request: no process ever works with rights of yesterday.
 */
@Injectable()
export class RightsCache {
  #structure: Structure | null = null;
  #rights = new Map<string, Rights>();

  constructor(private readonly repository: StructureRepository) {}

  /**
   * The structure with the given number. A number is never given twice, so what a transaction that was rolled back has
   * seen is asked for by nobody else.
   */
  async structure(tx: Tx, version: string): Promise<Structure> {
    if (this.#structure?.version === version) return this.#structure;
    this.#structure = await this.repository.load(tx);
    this.#rights = new Map();
    return this.#structure;
  }

  rights(structure: Structure, holder: RightsHolder): Rights {
    // Of another moment than the one kept: worked out for this one use.
    if (structure !== this.#structure) return rightsOf(structure, holder);
    const key = JSON.stringify([holder.userId, holder.departmentId, holder.roleIds, holder.absent]);
    const known = this.#rights.get(key);
    if (known !== undefined) return known;
    if (this.#rights.size >= MOST_PEOPLE) this.#rights.clear();
    const rights = rightsOf(structure, holder);
    this.#rights.set(key, rights);
    return rights;
  }
}
