import type { AccessScope, Permission } from '@shared/access';

export interface RoleContent {
  id: string;
  code: string;
  labelRu: string;
  labelEn: string;
  permissions: Permission[];
  version: number;
}

export interface DepartmentNode {
  id: string;
  parentId: string | null;
  code: string;
  name: string;
  regionCode: string;
  timeZone: string;
  closed: boolean;
}

type DepartmentLists = Required<
  Pick<AccessScope, 'departmentIds' | 'regionDepartmentIds' | 'agencyDepartmentIds'>
>;

/** All departments and roles at one moment: what the rights of people are made of, besides themselves. */
export class Structure {
  readonly #departments: ReadonlyMap<string, DepartmentNode>;
  readonly #roles: ReadonlyMap<string, RoleContent>;
  readonly #children = new Map<string | null, DepartmentNode[]>();
  readonly #lists = new Map<string, DepartmentLists>();

  constructor(
    readonly version: string,
    departments: readonly DepartmentNode[],
    roles: readonly RoleContent[],
  ) {
    this.#departments = new Map(departments.map((department) => [department.id, department]));
    this.#roles = new Map(roles.map((role) => [role.id, role]));
    for (const department of departments) {
      const siblings = this.#children.get(department.parentId);
      if (siblings === undefined) this.#children.set(department.parentId, [department]);
      else siblings.push(department);
    }
  }

  get roles(): RoleContent[] {
    return [...this.#roles.values()];
  }

  get departments(): DepartmentNode[] {
    return [...this.#departments.values()];
  }

  /** The roles with these ids that exist, in the order of their codes. */
  rolesOf(ids: readonly string[]): RoleContent[] {
    const found = ids.flatMap((id) => this.#roles.get(id) ?? []);
    return found.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** The same with one role as it would be. */
  withRole(role: RoleContent): Structure {
    const roles = this.roles.map((known) => (known.id === role.id ? role : known));
    return new Structure(`${this.version} with ${role.id}`, this.departments, roles);
  }

  department(id: string): DepartmentNode | undefined {
    return this.#departments.get(id);
  }

  /** A department with everything below it. */
  below(id: string): string[] {
    return [id, ...(this.#children.get(id) ?? []).flatMap((child) => this.below(child.id))];
  }

  agencyOf(id: string): string {
    const parentId = this.#departments.get(id)?.parentId ?? null;
    return parentId === null ? id : this.agencyOf(parentId);
  }

  scopeOf(userId: string, departmentId: string): AccessScope {
    return { userId, departmentId, ...this.listsOf(departmentId) };
  }

  private listsOf(departmentId: string): DepartmentLists {
    const known = this.#lists.get(departmentId);
    if (known !== undefined) return known;
    const agency = this.below(this.agencyOf(departmentId));
    const region = this.#departments.get(departmentId)?.regionCode;
    const lists = {
      departmentIds: this.below(departmentId),
      regionDepartmentIds: agency.filter((id) => this.#departments.get(id)?.regionCode === region),
      agencyDepartmentIds: agency,
    };
    this.#lists.set(departmentId, lists);
    return lists;
  }
}
