import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database';
import { Structure, type DepartmentNode, type RoleContent } from './structure';

@Injectable()
export class StructureRepository {
  /**
   * Departments and roles as they are now. The number is read first: what is read after it may be newer, never older,
   * and is then read once more.
   */
  async load(tx: Tx): Promise<Structure> {
    const states: { version: string }[] = await tx.query('SELECT version FROM access_state');
    const departments: DepartmentNode[] = await tx.query(
      `SELECT id, parent_id AS "parentId", code, name, region_code AS "regionCode", time_zone AS "timeZone",
         closed_at IS NOT NULL AS closed FROM departments ORDER BY name, id`,
    );
    const roles: RoleContent[] = await tx.query(
      `SELECT id, code, label_ru AS "labelRu", label_en AS "labelEn", permissions, version FROM roles ORDER BY code`,
    );
    return new Structure(states[0]?.version ?? '', departments, roles);
  }
}
