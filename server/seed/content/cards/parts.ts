import { DEFAULT_MAX_BYTES, HIGHEST_MAX_BYTES, type Card, type DocumentSlot } from '@shared/catalog';

/** A service of the demo catalogue: where it is given and what its first published card says. */
export interface SeedService {
  id: string;
  /** Stable code, latin kebab-case. */
  code: string;
  departmentId: string;
  card: Card;
}

export const serviceId = (number: number): string =>
  `5e41ce00-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A slot for scans: PDF, JPEG or PNG up to 5 MB, required. */
export function scan(code: string, label: string, rest: Partial<DocumentSlot> = {}): DocumentSlot {
  return {
    code,
    label,
    required: true,
    formats: ['pdf', 'jpeg', 'png'],
    maxBytes: DEFAULT_MAX_BYTES,
    maxFiles: 1,
    ...rest,
  };
}

/** A slot for large files and texts: PDF, DOCX or JPEG up to 10 MB. */
export function largeFile(code: string, label: string, rest: Partial<DocumentSlot> = {}): DocumentSlot {
  return scan(code, label, { formats: ['pdf', 'docx', 'jpeg'], maxBytes: HIGHEST_MAX_BYTES, ...rest });
}

export const passportScan = scan('passport', 'Паспорт: страницы с фотографией и регистрацией', {
  maxFiles: 3,
});

type CorrectionReasons = Card['correctionReasons'];
type RefusalReasons = Card['refusalReasons'];

/** Remarks that every service may need. */
export const usualCorrections: CorrectionReasons = [
  {
    code: 'unreadable_scan',
    label: 'Скан не читается',
    text: 'Документ не читается: изображение размыто, обрезано или слишком тёмное. Отсканируйте его заново с разрешением 300 точек на дюйм и загрузите новый файл.',
  },
  {
    code: 'wrong_document',
    label: 'Загружен другой документ',
    text: 'Загружен не тот документ, который нужен. Загрузите документ, указанный в названии поля.',
  },
  {
    code: 'missing_pages',
    label: 'Не хватает страниц',
    text: 'В файле есть не все страницы документа. Загрузите документ полностью, одним файлом.',
  },
  {
    code: 'data_mismatch',
    label: 'Данные расходятся с документом',
    text: 'Значение в заявлении не совпадает с приложенным документом. Исправьте значение или загрузите документ, который его подтверждает.',
  },
  {
    code: 'expired_document',
    label: 'Истёк срок действия документа',
    text: 'Срок действия документа истёк. Загрузите действующий документ.',
  },
];

/** Grounds of refusal that every service may need. */
export const usualRefusals: RefusalReasons = [
  {
    code: 'incomplete_documents',
    label: 'Представлены не все документы',
    explanation: 'Заявитель не представил документы, обязательные для получения услуги.',
    recommendation:
      'Соберите полный комплект документов по перечню в карточке услуги и подайте заявление снова.',
  },
  {
    code: 'false_data',
    label: 'Сведения недостоверны',
    explanation: 'Сведения в заявлении не подтвердились при проверке по приложенным документам и реестрам.',
    recommendation: 'Сверьте сведения с документами, исправьте расхождения и подайте заявление снова.',
  },
];

/** Texts of both decisions; `granted` says what is done: «выдать справку …». */
export function decisionTexts(granted: string): Card['decisionTemplates'] {
  const head =
    'Решение по заявлению № {{number}}\n\nЗаявитель: {{applicantName}}\nУслуга: «{{serviceTitle}}»\nЗаявление получено: {{receivedAt}}\n\n';
  const tail = '\n\nДата решения: {{decidedAt}}';
  return {
    approve: `${head}Сведения и документы проверены, оснований для отказа нет. Принято решение: ${granted}.${tail}`,
    reject: `${head}В предоставлении услуги отказано по следующим основаниям:\n{{reasons}}\n\n{{explanation}}\n\nЧто можно сделать: {{recommendation}}\n\nРешение можно обжаловать: жалобу рассматривают в течение 30 календарных дней.${tail}`,
  };
}

/** Options of a choice, from value to label. */
export function options(labels: Record<string, string>): { value: string; label: string }[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
