import type { PresetRole } from '@shared/access';
import { demoAccounts, DEPARTMENT, type SeedAccount } from './content';

const colleague = (
  number: number,
  login: string,
  [lastName, firstName, middleName]: readonly [string, string, string],
  position: string,
  departmentId: string,
  role: PresetRole,
): SeedAccount => ({
  id: `57aff000-0000-4000-8000-0000000001${String(number).padStart(2, '0')}`,
  email: `${login}@demo.example`,
  lastName,
  firstName,
  middleName,
  position,
  departmentId,
  role,
});

const { signatures, podolsk, land, socialSupport, certificates } = DEPARTMENT;

/** Who works in the other departments. Nobody signs in as them: their passwords are not kept. */
export const colleagues: readonly SeedAccount[] = [
  colleague(1, 'nikulin', ['Никулин', 'Глеб', 'Аркадьевич'], 'Специалист', signatures, 'operator'),
  colleague(2, 'osipova', ['Осипова', 'Вера', 'Леонидовна'], 'Специалист', podolsk, 'operator'),
  colleague(3, 'gusev', ['Гусев', 'Роман', 'Тимофеевич'], 'Специалист', land, 'operator'),
  colleague(4, 'kalugina', ['Калугина', 'Ирина', 'Павловна'], 'Начальник отдела', land, 'manager'),
  colleague(5, 'safina', ['Сафина', 'Алия', 'Маратовна'], 'Специалист', socialSupport, 'operator'),
  colleague(6, 'kim', ['Ким', 'Виктория', 'Сергеевна'], 'Специалист', certificates, 'operator'),
];

/** Who takes the cases of a department: operators in the order of their accounts, then whoever manages it. */
export interface Team {
  operators: readonly string[];
  managerId: string | null;
}

export function teamOf(departmentId: string): Team {
  const people = [...demoAccounts, ...colleagues].filter((account) => account.departmentId === departmentId);
  const idsOf = (role: PresetRole) => people.filter((account) => account.role === role).map(({ id }) => id);
  return { operators: idsOf('operator'), managerId: idsOf('manager')[0] ?? null };
}
