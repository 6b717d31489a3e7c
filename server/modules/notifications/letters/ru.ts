import { publicLabel, REOPEN_DAYS } from '@shared/applications';
import { given, type LetterFacts, type LetterWords, type Remark } from './facts';

/** Quotation marks within quotation marks are „of the second kind“. */
const quoted = (text: string): string => `«${text.replaceAll('«', '„').replaceAll('»', '“')}»`;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const service = ({ serviceTitle }: LetterFacts): string => `Услуга: ${quoted(serviceTitle)}.`;

const due = ({ dueDay }: LetterFacts): string | null =>
  dueDay === null ? null : `Срок рассмотрения — по ${dueDay} включительно.`;

/** With the hour: at closing time the application lapses, and its applicant may live in another time zone. */
function answersDue({ round }: LetterFacts): string {
  const { dueDay, dueTime } = given(round, 'round');
  return `до ${dueTime} ${dueDay} (по времени ведомства)`;
}

function remarkLine({ about, message }: Remark, index: number): string {
  const file = about.kind === 'document' && about.fileName !== null ? `файл ${quoted(about.fileName)}` : null;
  const subject = {
    field: () => (about.kind === 'field' ? `поле ${quoted(about.label)}` : ''),
    document: () =>
      [about.kind === 'document' && about.label !== null ? `документ ${quoted(about.label)}` : null, file]
        .filter(Boolean)
        .join(', ') || 'документ',
    general: () => 'заявление в целом',
  }[about.kind]();
  return `${index + 1}. ${subject.charAt(0).toUpperCase()}${subject.slice(1)}: ${message}`;
}

function underReview(facts: LetterFacts): (string | null)[] {
  const { event, number, day, departmentName } = facts;
  switch (event) {
    case 'checksCompleted':
      return [
        `Автоматическая проверка завершена. Заявление № ${number} на рассмотрении: ${departmentName}.`,
        service(facts),
        due(facts),
      ];
    case 'correctionCancelled':
      return [
        `Запрос на доработку заявления № ${number} отменён ${day}. Отвечать на замечания не нужно, рассмотрение продолжается.`,
        due(facts),
      ];
    case 'reopened':
      return [`Рассмотрение заявления № ${number} возобновлено ${day}.`, service(facts), due(facts)];
    default:
      return [`Заявление № ${number} на рассмотрении.`, service(facts), due(facts)];
  }
}

function correctionRequested(facts: LetterFacts): (string | null)[] {
  const { remarks } = given(facts.round, 'round');
  return [
    `По заявлению № ${facts.number} есть замечания. Чтобы рассмотрение продолжилось, ответьте на каждое из них ${answersDue(facts)}.`,
    service(facts),
    remarks.map(remarkLine).join('\n\n'),
    'Как ответить: откройте заявление на портале, исправьте значение, загрузите новый файл или напишите пояснение к каждому замечанию и отправьте ответы. Когда ответы будут на все замечания, заявление само вернётся на рассмотрение.',
    'Пока вы готовите ответы, срок рассмотрения не идёт. Если ответов не будет в срок, заявление останется без рассмотрения.',
  ];
}

function issued({ event, number, day, documentTitle }: LetterFacts): string[] {
  const how = event === 'downloaded' ? 'скачан на портале' : 'выдан';
  return [`Документ ${quoted(documentTitle)} по заявлению № ${number} ${how} ${day}.`];
}

function lapsed(facts: LetterFacts): string[] {
  const { number, day } = facts;
  return [
    `Ответы на замечания к заявлению № ${number} не поступили ${answersDue(facts)}. ${day} заявление оставлено без рассмотрения.`,
    `Если ответить вовремя помешала уважительная причина, сообщите о ней в ведомство: рассмотрение могут возобновить в течение ${REOPEN_DAYS} дней. Вы также можете подать новое заявление.`,
  ];
}

export const ru: LetterWords = {
  subject: ({ number, status, event }) =>
    `Заявление № ${number}: ${event === 'received' ? 'принято' : lowerFirst(publicLabel(status, 'ru'))}`,
  greeting: ({ salutation }) => `Здравствуйте, ${salutation}!`,
  content: {
    submitted: (facts) => [
      `Ваше заявление принято ${facts.day}. Его номер: ${facts.number}.`,
      service(facts),
      'Сейчас сведения и документы проверяются автоматически. О каждом изменении статуса мы сообщим письмом.',
      due(facts),
    ],
    under_review: underReview,
    awaiting_signoff: underReview,
    correction_requested: correctionRequested,
    corrected: (facts) => [
      `Ответы на все замечания к заявлению № ${facts.number} получены ${facts.day}. После автоматической проверки заявление вернётся на рассмотрение.`,
      due(facts),
    ],
    approved: (facts) => [
      `По заявлению № ${facts.number} принято положительное решение.`,
      given(facts.decisionText, 'decision'),
      `Документ ${quoted(facts.documentTitle)} готовится. Мы сообщим, когда его можно будет получить.`,
    ],
    rejected: (facts) => [
      `По заявлению № ${facts.number} принято решение об отказе.`,
      given(facts.decisionText, 'decision'),
    ],
    ready: (facts) => [
      `Документ ${quoted(facts.documentTitle)} по заявлению № ${facts.number} готов ${facts.day}. Скачайте его на портале, в карточке заявления.`,
      service(facts),
    ],
    issued,
    withdrawn: ({ number, day }) => [
      `Заявление № ${number} отозвано ${day} по вашему обращению. Его рассмотрение прекращено.`,
      'При необходимости вы можете подать новое заявление.',
    ],
    lapsed,
  },
  closing: ({ agencyName, departmentName }) => [
    [...new Set([agencyName, departmentName])].join('\n'),
    'Письмо отправлено автоматически, отвечать на него не нужно.',
  ],
  applicantFields: {
    name: 'Наименование',
    inn: 'ИНН',
    kpp: 'КПП',
    ogrn: 'ОГРН',
    ogrnip: 'ОГРНИП',
    legalAddress: 'Юридический адрес',
    lastName: 'Фамилия',
    firstName: 'Имя',
    middleName: 'Отчество',
    birthDate: 'Дата рождения',
    snils: 'СНИЛС',
    passport: 'Паспорт',
    'passport.series': 'Паспорт: серия',
    'passport.number': 'Паспорт: номер',
    'passport.issuedAt': 'Паспорт: дата выдачи',
    'passport.issuedBy': 'Паспорт: кем выдан',
    'passport.departmentCode': 'Паспорт: код подразделения',
    'contacts.email': 'Электронная почта',
    'contacts.phone': 'Телефон',
    representative: 'Представитель',
    'representative.lastName': 'Представитель: фамилия',
    'representative.firstName': 'Представитель: имя',
    'representative.middleName': 'Представитель: отчество',
    'representative.position': 'Представитель: должность',
  },
};
