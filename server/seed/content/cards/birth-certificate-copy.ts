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

/** Повторное свидетельство о рождении. */
export const birthCertificateCopy: SeedService = {
  id: serviceId(10),
  code: 'birth-certificate-copy',
  departmentId: DEPARTMENT.certificates,
  card: {
    title: 'Выдача повторного свидетельства о рождении',
    shortTitle: 'Повторное свидетельство о рождении',
    description:
      'Повторное свидетельство выдаётся взамен утраченного или испорченного человеку, на которого составлена запись, или родителям ребёнка.',
    category: 'family',
    applicantKinds: ['person'],
    regions: ['25'],
    fee: { amount: 500, currency: 'RUB' },
    standardDays: 5,
    expeditedDays: 2,
    correctionDays: 10,
    form: {
      fields: [
        {
          name: 'certificateOf',
          label: 'Чьё свидетельство нужно',
          type: 'select',
          required: true,
          options: options({ own: 'Моё', child: 'Моего ребёнка' }),
        },
        {
          name: 'bornName',
          label: 'Фамилия, имя, отчество в записи о рождении',
          type: 'text',
          required: true,
          min: 5,
          pattern: '[А-ЯЁ][А-Яа-яЁё -]{2,150}',
        },
        {
          name: 'bornAt',
          label: 'Дата рождения',
          type: 'date',
          required: true,
          min: '1900-01-01',
          max: '2099-12-31',
        },
        { name: 'birthPlace', label: 'Место рождения', type: 'text', required: true, min: 2 },
        { name: 'recordOffice', label: 'Орган, составивший запись', type: 'text', required: true, min: 5 },
        {
          name: 'recordNumber',
          label: 'Номер записи акта',
          type: 'text',
          required: false,
          pattern: '\\d{1,6}',
        },
        { name: 'motherName', label: 'Мать: фамилия, имя, отчество', type: 'text', required: true, min: 5 },
        { name: 'fatherName', label: 'Отец: фамилия, имя, отчество', type: 'text', required: false, min: 5 },
        {
          name: 'cause',
          label: 'Почему нужно повторное свидетельство',
          type: 'select',
          required: true,
          options: options({ lost: 'Утрачено', damaged: 'Испорчено', laminated: 'Заламинировано' }),
        },
        {
          name: 'lossCircumstances',
          label: 'Как было утрачено',
          type: 'textarea',
          required: true,
          min: 5,
          max: 1000,
          visibleWhen: { field: 'cause', equals: 'lost' },
        },
        { name: 'nameChanged', label: 'Фамилия или имя заявителя менялись', type: 'boolean', required: true },
        {
          name: 'previousName',
          label: 'Прежние фамилия и имя',
          type: 'text',
          required: true,
          min: 2,
          visibleWhen: { field: 'nameChanged', equals: true },
        },
        { name: 'passport', label: 'Серия и номер паспорта заявителя', type: 'passport', required: true },
        { name: 'contactPhone', label: 'Телефон для связи', type: 'phone', required: true },
      ],
    },
    documentSlots: [
      passportScan,
      scan('kinship', 'Документ о родстве с ребёнком', {
        required: false,
        requiredWhen: { field: 'certificateOf', equals: 'child' },
      }),
      scan('damaged_certificate', 'Испорченное свидетельство', {
        required: false,
        requiredWhen: { field: 'cause', equals: 'damaged' },
      }),
      scan('name_change', 'Документ о перемене имени', {
        required: false,
        requiredWhen: { field: 'nameChanged', equals: true },
      }),
    ],
    autoCorrection: false,
    fourEyes: false,
    correctionReasons: [
      ...usualCorrections,
      {
        code: 'record_not_found',
        label: 'Запись не найдена по указанным данным',
        text: 'По указанным имени, дате и органу запись акта не найдена. Уточните орган, составивший запись, и дату рождения.',
      },
      {
        code: 'kinship_unproven',
        label: 'Родство не подтверждено',
        text: 'Загруженный документ не подтверждает родство с ребёнком. Загрузите документ, в котором указаны родители.',
      },
    ],
    refusalReasons: [
      ...usualRefusals,
      {
        code: 'not_entitled',
        label: 'Нет права на свидетельство',
        explanation: 'Заявитель не входит в число лиц, которым выдаётся повторное свидетельство.',
        recommendation: 'Заявление может подать человек, на которого составлена запись, или его родитель.',
      },
      {
        code: 'record_missing',
        label: 'Запись акта не сохранилась',
        explanation: 'Запись акта о рождении в архиве отсутствует.',
        recommendation: 'Обратитесь за восстановлением записи акта гражданского состояния.',
      },
    ],
    decisionTemplates: decisionTexts('выдать повторное свидетельство о рождении'),
    outcome: {
      title: 'Повторное свидетельство о рождении',
      text: 'Повторное свидетельство выдано по заявлению № {{number}} ({{applicantName}}).\n\nДата выдачи: {{decidedAt}}',
      validDays: null,
    },
  },
};
