import type { PresetRole } from '@shared/access';
import { DEPARTMENT } from './departments';

/** A demo account; each signs in as `<login>@demo.example`. */
export interface SeedAccount {
  id: string;
  email: string;
  lastName: string;
  firstName: string;
  middleName: string;
  position: string;
  departmentId: string;
  role: PresetRole;
}

const account = (
  number: number,
  login: string,
  [lastName, firstName, middleName]: readonly [string, string, string],
  position: string,
  departmentId: string,
  role: PresetRole,
): SeedAccount => ({
  id: `57aff000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  email: `${login}@demo.example`,
  lastName,
  firstName,
  middleName,
  position,
  departmentId,
  role,
});

const { registration, complaints, secondInstance, moscowAgency } = DEPARTMENT;

/** The nine demo accounts. Both operators and the manager work where most of the demo cases are. */
export const demoAccounts: readonly SeedAccount[] = [
  account(1, 'operator', ['Ершова', 'Марина', 'Игоревна'], 'Ведущий специалист', registration, 'operator'),
  account(2, 'operator2', ['Лаптев', 'Денис', 'Олегович'], 'Специалист', registration, 'operator'),
  account(3, 'manager', ['Сафонова', 'Ольга', 'Викторовна'], 'Начальник отдела', registration, 'manager'),
  account(
    4,
    'appeals',
    ['Громов', 'Павел', 'Андреевич'],
    'Специалист по жалобам',
    complaints,
    'appeals_officer',
  ),
  account(
    5,
    'appeals2',
    ['Зимина', 'Татьяна', 'Юрьевна'],
    'Специалист по жалобам второй инстанции',
    secondInstance,
    'appeals_officer',
  ),
  account(6, 'editor', ['Белова', 'Наталья', 'Сергеевна'], 'Редактор каталога услуг', moscowAgency, 'editor'),
  account(7, 'accountant', ['Фомина', 'Елена', 'Павловна'], 'Бухгалтер', moscowAgency, 'accountant'),
  account(8, 'admin', ['Котов', 'Артём', 'Романович'], 'Администратор системы', moscowAgency, 'admin'),
  account(9, 'auditor', ['Широков', 'Виктор', 'Николаевич'], 'Аудитор', moscowAgency, 'auditor'),
];
