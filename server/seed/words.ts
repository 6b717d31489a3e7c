import type { Card } from '@shared/catalog';
import type { CorrectionItem, CorrectionTarget } from '@shared/corrections';

type ByTarget = Record<CorrectionTarget['kind'], string>;

/** What an applicant adds to an answer. */
export const ANSWERS: ByTarget = {
  document: 'Новый файл приложен.',
  field: 'Значение исправлено по документу.',
  general: 'Замечание учтено.',
};

/** What an operator says when an answer does not settle the remark. */
export function returned({ target, reasonCode }: CorrectionItem, card: Card): string {
  if (reasonCode === 'unreadable_scan') {
    return 'Новый файл тоже не читается: серия, номер и печать не различимы. Отсканируйте документ на планшетном сканере и загрузите его снова.';
  }
  const reason = card.correctionReasons.find(({ code }) => code === reasonCode);
  const unsettled =
    target.kind === 'field' ? 'Новое значение тоже неверно.' : 'Новый файл не снимает замечание.';
  return `${unsettled} ${reason?.text ?? ''}`.trim();
}

export const CANCELLATIONS = [
  'Замечание отправлено по ошибке: нужный документ есть в деле.',
  'Сведения подтвердились по документам дела, исправлять их не нужно.',
];

export const RETURNED_PROPOSALS = [
  'Проверьте номер документа-основания: в деле две даты.',
  'Уточните площадь по выписке и предложите решение снова.',
  'Укажите, чем подтверждено право, и верните на подпись.',
];

export const REOPENINGS = [
  'Заявитель был в больнице и представил справку: срок пропущен по уважительной причине.',
  'Уведомление о замечаниях не дошло до заявителя из-за сбоя почты.',
];
