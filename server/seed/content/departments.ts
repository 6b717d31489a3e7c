/** An agency (top of its tree) or a department of one. */
export interface SeedDepartment {
  id: string;
  parentId: string | null;
  kind: 'agency' | 'department';
  code: string;
  name: string;
  city: string;
  regionCode: string;
  timeZone: string;
}

export const CALENDAR_ID = '5ca1e0da-0000-4000-8000-000000000001';
export const CALENDAR_NAME = 'Производственный календарь России, 2025–2027';

const id = (agency: number, department: number): string =>
  `de9a0000-0000-4000-8000-00000000${String(agency).padStart(2, '0')}${String(department).padStart(2, '0')}`;

type Place = Pick<SeedDepartment, 'city' | 'regionCode' | 'timeZone'>;

const MOSCOW: Place = { city: 'Москва', regionCode: '77', timeZone: 'Europe/Moscow' };
const PODOLSK: Place = { city: 'Подольск', regionCode: '50', timeZone: 'Europe/Moscow' };
const YEKATERINBURG: Place = { city: 'Екатеринбург', regionCode: '66', timeZone: 'Asia/Yekaterinburg' };
const VLADIVOSTOK: Place = { city: 'Владивосток', regionCode: '25', timeZone: 'Asia/Vladivostok' };

/** Ids that other parts of the demo data refer to. */
export const DEPARTMENT = {
  moscowAgency: id(1, 0),
  registration: id(1, 1),
  signatures: id(1, 2),
  complaints: id(1, 3),
  podolsk: id(1, 4),
  uralAgency: id(2, 0),
  land: id(2, 1),
  socialSupport: id(2, 2),
  primoryeAgency: id(3, 0),
  certificates: id(3, 1),
  inspectorate: id(4, 0),
  secondInstance: id(4, 1),
} as const;

const agency = (ownId: string, code: string, name: string, place: Place): SeedDepartment => ({
  id: ownId,
  parentId: null,
  kind: 'agency',
  code,
  name,
  ...place,
});

const department = (
  ownId: string,
  parentId: string,
  code: string,
  name: string,
  place: Place,
): SeedDepartment => ({ id: ownId, parentId, kind: 'department', code, name, ...place });

/** Agencies come before their departments, so the list can be stored in order. */
export const departments: readonly SeedDepartment[] = [
  agency(DEPARTMENT.moscowAgency, 'msk', 'Московское управление государственных услуг', MOSCOW),
  department(
    DEPARTMENT.registration,
    DEPARTMENT.moscowAgency,
    'msk-registration',
    'Отдел регистрации',
    MOSCOW,
  ),
  department(
    DEPARTMENT.signatures,
    DEPARTMENT.moscowAgency,
    'msk-signatures',
    'Отдел электронной подписи и личных кабинетов',
    MOSCOW,
  ),
  department(
    DEPARTMENT.complaints,
    DEPARTMENT.moscowAgency,
    'msk-complaints',
    'Отдел досудебного обжалования',
    MOSCOW,
  ),
  department(
    DEPARTMENT.podolsk,
    DEPARTMENT.moscowAgency,
    'msk-podolsk',
    'Подольский территориальный отдел',
    PODOLSK,
  ),
  agency(DEPARTMENT.uralAgency, 'ural', 'Уральское управление государственных услуг', YEKATERINBURG),
  department(
    DEPARTMENT.land,
    DEPARTMENT.uralAgency,
    'ural-land',
    'Отдел градостроительства и земельных отношений',
    YEKATERINBURG,
  ),
  department(
    DEPARTMENT.socialSupport,
    DEPARTMENT.uralAgency,
    'ural-social',
    'Отдел социальной поддержки',
    YEKATERINBURG,
  ),
  agency(DEPARTMENT.primoryeAgency, 'primorye', 'Приморское управление государственных услуг', VLADIVOSTOK),
  department(
    DEPARTMENT.certificates,
    DEPARTMENT.primoryeAgency,
    'primorye-certificates',
    'Отдел справок и свидетельств',
    VLADIVOSTOK,
  ),
  agency(DEPARTMENT.inspectorate, 'inspectorate', 'Межрегиональная инспекция государственных услуг', MOSCOW),
  department(
    DEPARTMENT.secondInstance,
    DEPARTMENT.inspectorate,
    'inspectorate-complaints',
    'Отдел жалоб второй инстанции',
    MOSCOW,
  ),
];
