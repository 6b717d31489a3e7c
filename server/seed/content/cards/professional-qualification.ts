import { DEPARTMENT } from '../departments';
import {
  decisionTexts,
  options,
  passportScan,
  scan,
  serviceId,
  usualCorrections,
  usualRefusals,
} from './parts';
import type { SeedService } from './parts';

/** Профессиональная квалификация. */
export const professionalQualification: SeedService = {
  id: serviceId(5),
  code: 'professional-qualification',
  departmentId: DEPARTMENT.podolsk,
  card: {
    title: 'Выдача сертификата о профессиональной квалификации',
    shortTitle: 'Профессиональная квалификация',
    description:
      'Подтверждение квалификации специалиста, например в строительстве. Нужны диплом или сертификат об образовании, выписка из реестра квалифицированных специалистов и подтверждение стажа.',
    category: 'work',
    applicantKinds: ['person', 'sole_trader'],
    regions: ['50', '77'],
    fee: null,
    standardDays: 10,
    expeditedDays: 3,
    correctionDays: 10,
    form: {
      fields: [
        {
          name: 'field',
          label: 'Сфера деятельности',
          type: 'select',
          required: true,
          options: options({
            construction: 'Строительство',
            energy: 'Энергетика',
            information: 'Информационные технологии',
            transport: 'Транспорт',
            other: 'Другая',
          }),
        },
        {
          name: 'fieldOther',
          label: 'Укажите сферу',
          type: 'text',
          required: true,
          min: 3,
          visibleWhen: { field: 'field', equals: 'other' },
        },
        {
          name: 'qualificationTitle',
          label: 'Наименование квалификации',
          type: 'text',
          required: true,
          min: 5,
        },
        {
          name: 'level',
          label: 'Уровень квалификации',
          type: 'select',
          required: true,
          options: options({ '3': '3', '4': '4', '5': '5', '6': '6', '7': '7', '8': '8' }),
        },
        { name: 'snils', label: 'СНИЛС', type: 'snils', required: true },
        {
          name: 'educationLevel',
          label: 'Образование',
          type: 'select',
          required: true,
          options: options({
            secondary: 'Среднее профессиональное',
            higher: 'Высшее',
            retraining: 'Переподготовка',
          }),
        },
        { name: 'institution', label: 'Образовательная организация', type: 'text', required: true, min: 5 },
        {
          name: 'diplomaNumber',
          label: 'Серия и номер диплома',
          type: 'text',
          required: true,
          pattern: '\\d{6} \\d{7}',
          help: 'Шесть цифр серии, пробел, семь цифр номера.',
        },
        {
          name: 'graduationYear',
          label: 'Год окончания',
          type: 'number',
          required: true,
          min: 1950,
          max: 2030,
        },
        { name: 'nameChanged', label: 'Фамилия в дипломе другая', type: 'boolean', required: true },
        {
          name: 'previousName',
          label: 'Фамилия в дипломе',
          type: 'text',
          required: true,
          min: 2,
          visibleWhen: { field: 'nameChanged', equals: true },
        },
        {
          name: 'experienceYears',
          label: 'Стаж по специальности, полных лет',
          type: 'number',
          required: true,
          min: 1,
          max: 60,
        },
        { name: 'employer', label: 'Последнее место работы', type: 'text', required: true, min: 3 },
        { name: 'employerInn', label: 'ИНН работодателя', type: 'inn', required: false },
        {
          name: 'registryNumber',
          label: 'Номер в реестре специалистов',
          type: 'text',
          required: true,
          pattern: '[А-ЯЁ]{1,2}-\\d{2}-\\d{6}',
          help: 'Например С-77-123456.',
        },
        { name: 'contactPhone', label: 'Телефон для связи', type: 'phone', required: true },
      ],
    },
    documentSlots: [
      passportScan,
      scan('diploma', 'Диплом или сертификат об образовании', { maxFiles: 2 }),
      scan('registry_extract', 'Выписка из реестра квалифицированных специалистов'),
      scan('experience', 'Подтверждение стажа: трудовая книжка или справка работодателя', { maxFiles: 5 }),
      scan('name_change', 'Документ о перемене фамилии', {
        required: false,
        requiredWhen: { field: 'nameChanged', equals: true },
      }),
    ],
    autoCorrection: false,
    fourEyes: false,
    correctionReasons: [
      ...usualCorrections,
      {
        code: 'experience_unproven',
        label: 'Стаж не подтверждён полностью',
        text: 'Приложенные документы подтверждают меньший стаж, чем указан. Исправьте число лет или приложите недостающие документы.',
      },
      {
        code: 'registry_number_mismatch',
        label: 'Номер в реестре другой',
        text: 'В выписке указан другой номер в реестре специалистов. Сверьте номер с выпиской и исправьте его.',
      },
    ],
    refusalReasons: [
      ...usualRefusals,
      {
        code: 'not_in_registry',
        label: 'Специалиста нет в реестре',
        explanation: 'Сведений о заявителе нет в реестре квалифицированных специалистов.',
        recommendation: 'Пройдите независимую оценку квалификации и подайте заявление снова.',
      },
      {
        code: 'experience_insufficient',
        label: 'Стажа недостаточно',
        explanation: 'Подтверждённый стаж меньше того, который нужен для заявленного уровня квалификации.',
        recommendation:
          'Подайте заявление на более низкий уровень квалификации либо дождитесь нужного стажа.',
      },
    ],
    decisionTemplates: decisionTexts('выдать сертификат о профессиональной квалификации'),
    outcome: {
      title: 'Сертификат о профессиональной квалификации',
      text: 'По заявлению № {{number}} подтверждена профессиональная квалификация. Специалист: {{applicantName}}.\n\nДата выдачи: {{decidedAt}}',
      validDays: 1825,
    },
  },
};
