import type { AppRule } from '@shared/access';
import { ownRules } from '../rights/rights';
import type { DepartmentNode, Structure } from '../rights/structure';

export interface PersonRole {
  roleId: string;
  expiresAt: Date | null;
}

/** A person of the house as far as their rights go; the roles are those in force. */
export interface PersonFacts {
  userId: string;
  lastName: string;
  firstName: string;
  middleName: string | null;
  position: string;
  departmentId: string;
  blocked: boolean;
  /** Has not set a password of their own yet. */
  invited: boolean;
  roles: PersonRole[];
}

/** Everybody and the structure they work in, at one moment of an administrative change. */
export class People {
  readonly #persons: ReadonlyMap<string, PersonFacts>;

  constructor(
    readonly structure: Structure,
    persons: readonly PersonFacts[],
  ) {
    this.#persons = new Map(persons.map((person) => [person.userId, person]));
  }

  get all(): PersonFacts[] {
    return [...this.#persons.values()];
  }

  departmentByCode(code: string): DepartmentNode | undefined {
    const wanted = code.trim().toLowerCase();
    return this.structure.departments.find((department) => department.code.toLowerCase() === wanted);
  }

  person(userId: string): PersonFacts | undefined {
    return this.#persons.get(userId);
  }

  /** What the person may do by their own roles; nothing when blocked. `roles`: only by these of them. */
  rulesOf(person: PersonFacts, roles: readonly PersonRole[] = person.roles): AppRule[] {
    if (person.blocked) return [];
    const { userId, departmentId } = person;
    return ownRules(this.structure, { userId, departmentId, roleIds: roles.map(({ roleId }) => roleId) });
  }
}
