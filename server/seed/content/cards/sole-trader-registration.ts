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

/** Регистрация индивидуального предпринимателя. */
export const soleTraderRegistration: SeedService = {
  id: serviceId(4),
  code: 'sole-trader-registration',
  departmentId: DEPARTMENT.registration,
  card: {
    title: 'Регистрация индивидуального предпринимателя',
    shortTitle: 'Регистрация ИП',
    description:
      'Регистрация гражданина в качестве индивидуального предпринимателя и выдача сертификата о регистрации. Нужны паспорт, ИНН и справка налогового органа об отсутствии задолженности.',
    category: 'business',
    applicantKinds: ['person'],
    regions: [],
    fee: { amount: 800, currency: 'RUB' },
    standardDays: 5,
    expeditedDays: 3,
    correctionDays: 10,
    form: {
      fields: [
        { name: 'inn', label: 'ИНН', type: 'inn', required: true },
        { name: 'snils', label: 'СНИЛС', type: 'snils', required: true },
        { name: 'passport', label: 'Серия и номер паспорта', type: 'passport', required: true },
        { name: 'birthPlace', label: 'Место рождения', type: 'text', required: true, min: 2 },
        {
          name: 'registrationAddress',
          label: 'Адрес регистрации по месту жительства',
          type: 'address',
          required: true,
          min: 10,
        },
        {
          name: 'mainActivity',
          label: 'Основной вид деятельности (код ОКВЭД)',
          type: 'text',
          required: true,
          pattern: '\\d{2}\\.\\d{1,2}(\\.\\d{1,2})?',
          help: 'Не меньше четырёх цифр, например 62.01.',
        },
        {
          name: 'additionalActivities',
          label: 'Дополнительные виды деятельности',
          type: 'textarea',
          required: false,
          max: 500,
          help: 'Коды ОКВЭД через запятую.',
        },
        {
          name: 'taxRegime',
          label: 'Система налогообложения',
          type: 'select',
          required: true,
          options: options({
            general: 'Общая',
            simplified_income: 'Упрощённая, «доходы»',
            simplified_profit: 'Упрощённая, «доходы минус расходы»',
            patent: 'Патентная',
            agricultural: 'Единый сельскохозяйственный налог',
          }),
        },
        { name: 'hasEmployees', label: 'Будут наёмные работники', type: 'boolean', required: true },
        {
          name: 'employeesCount',
          label: 'Сколько работников',
          type: 'number',
          required: true,
          min: 1,
          max: 130,
          visibleWhen: { field: 'hasEmployees', equals: true },
        },
        {
          name: 'registeredBefore',
          label: 'Ранее были зарегистрированы как ИП',
          type: 'boolean',
          required: true,
        },
        {
          name: 'previousOgrnip',
          label: 'Прежний ОГРНИП',
          type: 'ogrn',
          required: true,
          visibleWhen: { field: 'registeredBefore', equals: true },
        },
        {
          name: 'closedAt',
          label: 'Дата прекращения деятельности',
          type: 'date',
          required: true,
          min: '2004-01-01',
          max: '2099-12-31',
          visibleWhen: { field: 'registeredBefore', equals: true },
        },
        {
          name: 'bankAccount',
          label: 'Расчётный счёт, если уже открыт',
          type: 'text',
          required: false,
          pattern: '\\d{20}',
        },
        { name: 'email', label: 'Электронная почта', type: 'email', required: true },
        { name: 'contactPhone', label: 'Телефон для связи', type: 'phone', required: true },
      ],
    },
    documentSlots: [
      passportScan,
      scan('inn_certificate', 'Свидетельство о постановке на учёт (ИНН)'),
      scan('no_tax_debt', 'Справка налогового органа об отсутствии задолженности'),
    ],
    autoCorrection: false,
    fourEyes: false,
    correctionReasons: [
      ...usualCorrections,
      {
        code: 'activity_unknown',
        label: 'Такого кода ОКВЭД нет',
        text: 'Кода основного вида деятельности нет в действующем классификаторе. Укажите код из ОКВЭД.',
      },
      {
        code: 'address_mismatch',
        label: 'Адрес не совпадает с паспортом',
        text: 'Адрес в заявлении отличается от отметки о регистрации в паспорте. Исправьте адрес или загрузите страницу с новой отметкой.',
      },
      {
        code: 'old_debt_certificate',
        label: 'Справка о задолженности устарела',
        text: 'Справка выдана больше 30 дней назад. Получите новую и загрузите её.',
      },
    ],
    refusalReasons: [
      ...usualRefusals,
      {
        code: 'already_registered',
        label: 'Заявитель уже зарегистрирован',
        explanation: 'Заявитель уже зарегистрирован в качестве индивидуального предпринимателя.',
        recommendation: 'Если сведения изменились, подайте заявление о внесении изменений в ЕГРИП.',
      },
      {
        code: 'bankruptcy_term',
        label: 'Не истёк срок после банкротства',
        explanation:
          'Со дня признания заявителя банкротом не истёк срок, в течение которого регистрация невозможна.',
        recommendation: 'Подайте заявление после окончания этого срока.',
      },
      {
        code: 'tax_debt',
        label: 'Есть задолженность по налогам',
        explanation: 'За заявителем числится задолженность по налогам.',
        recommendation:
          'Погасите задолженность, получите справку об её отсутствии и подайте заявление снова.',
      },
    ],
    decisionTemplates: decisionTexts('зарегистрировать заявителя в качестве индивидуального предпринимателя'),
    outcome: {
      title: 'Сертификат о регистрации индивидуального предпринимателя',
      text: 'По заявлению № {{number}} в реестр внесена запись о регистрации индивидуального предпринимателя: {{applicantName}}.\n\nДата записи: {{decidedAt}}',
      validDays: null,
    },
  },
};
