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

/** Квалифицированный сертификат ключа проверки электронной подписи. */
export const qualifiedSignature: SeedService = {
  id: serviceId(2),
  code: 'qualified-signature',
  departmentId: DEPARTMENT.signatures,
  card: {
    title: 'Выдача квалифицированного сертификата ключа проверки электронной подписи',
    shortTitle: 'Сертификат электронной подписи',
    description:
      'Квалифицированный сертификат для подписания документов в электронном виде. Сертификат содержит фамилию, имя, отчество и СНИЛС владельца и придаёт подписанному документу силу собственноручно подписанного.',
    category: 'digital',
    applicantKinds: ['person', 'sole_trader', 'organisation'],
    regions: [],
    fee: null,
    standardDays: 5,
    expeditedDays: 2,
    correctionDays: 10,
    form: {
      fields: [
        {
          name: 'holderKind',
          label: 'На кого выдаётся сертификат',
          type: 'select',
          required: true,
          options: options({
            person: 'Физическое лицо',
            sole_trader: 'Индивидуальный предприниматель',
            representative: 'Представитель организации',
          }),
        },
        { name: 'snils', label: 'СНИЛС владельца', type: 'snils', required: true },
        { name: 'inn', label: 'ИНН владельца', type: 'inn', required: true },
        { name: 'passport', label: 'Серия и номер паспорта', type: 'passport', required: true },
        {
          name: 'passportIssuedAt',
          label: 'Дата выдачи паспорта',
          type: 'date',
          required: true,
          min: '1997-10-01',
          max: '2099-12-31',
        },
        {
          name: 'birthPlace',
          label: 'Место рождения',
          type: 'text',
          required: true,
          min: 2,
          help: 'Как в паспорте.',
        },
        {
          name: 'organisationInn',
          label: 'ИНН организации',
          type: 'inn',
          required: true,
          visibleWhen: { field: 'holderKind', equals: 'representative' },
        },
        {
          name: 'organisationOgrn',
          label: 'ОГРН организации',
          type: 'ogrn',
          required: true,
          visibleWhen: { field: 'holderKind', equals: 'representative' },
        },
        {
          name: 'position',
          label: 'Должность',
          type: 'text',
          required: true,
          min: 2,
          visibleWhen: { field: 'holderKind', equals: 'representative' },
        },
        {
          name: 'usage',
          label: 'Для чего нужна подпись',
          type: 'multiselect',
          required: true,
          min: 1,
          options: options({
            portals: 'Государственные порталы',
            tax: 'Налоговая отчётность',
            contracts: 'Договоры и счета',
            auctions: 'Электронные торги',
          }),
        },
        {
          name: 'keyCarrier',
          label: 'Носитель ключа',
          type: 'select',
          required: true,
          options: options({ token: 'USB-токен', smart_card: 'Смарт-карта', cloud: 'Облачное хранение' }),
        },
        {
          name: 'carrierNumber',
          label: 'Серийный номер токена',
          type: 'text',
          required: true,
          pattern: '[0-9A-F]{8,16}',
          visibleWhen: { field: 'keyCarrier', equals: 'token' },
          help: 'От 8 до 16 знаков: цифры и латинские буквы A–F.',
        },
        { name: 'renewal', label: 'Продление действующего сертификата', type: 'boolean', required: true },
        {
          name: 'previousSerial',
          label: 'Номер действующего сертификата',
          type: 'text',
          required: true,
          pattern: '[0-9A-F]{16,40}',
          visibleWhen: { field: 'renewal', equals: true },
        },
        { name: 'email', label: 'Электронная почта владельца', type: 'email', required: true },
        { name: 'contactPhone', label: 'Телефон владельца', type: 'phone', required: true },
      ],
    },
    documentSlots: [
      passportScan,
      scan('snils_card', 'Документ о регистрации в системе персонифицированного учёта (СНИЛС)'),
      scan('authority', 'Документ о полномочиях представителя', {
        required: false,
        requiredWhen: { field: 'holderKind', equals: 'representative' },
      }),
    ],
    autoCorrection: true,
    fourEyes: false,
    correctionReasons: [
      ...usualCorrections,
      {
        code: 'carrier_unknown',
        label: 'Носитель ключа не найден',
        text: 'Носитель с таким серийным номером не значится среди сертифицированных. Проверьте номер на корпусе токена.',
      },
      {
        code: 'authority_expired',
        label: 'Полномочия представителя истекли',
        text: 'Срок доверенности истёк. Загрузите действующую доверенность или приказ о назначении.',
      },
    ],
    refusalReasons: [
      ...usualRefusals,
      {
        code: 'identity_not_confirmed',
        label: 'Личность не подтверждена',
        explanation: 'Сведения о владельце не подтверждены государственными реестрами.',
        recommendation:
          'Сверьте паспорт, СНИЛС и ИНН с документами и обратитесь снова либо подтвердите личность очно.',
      },
      {
        code: 'no_authority',
        label: 'Полномочия представителя не подтверждены',
        explanation: 'Документы не подтверждают право представителя действовать от имени организации.',
        recommendation:
          'Приложите приказ о назначении руководителя или доверенность с правом получать сертификат.',
      },
    ],
    decisionTemplates: decisionTexts(
      'выдать квалифицированный сертификат ключа проверки электронной подписи',
    ),
    outcome: {
      title: 'Уведомление о выдаче квалифицированного сертификата',
      text: 'По заявлению № {{number}} заявителю ({{applicantName}}) выдан квалифицированный сертификат ключа проверки электронной подписи.\n\nДата выдачи: {{decidedAt}}',
      validDays: 455,
    },
  },
};
