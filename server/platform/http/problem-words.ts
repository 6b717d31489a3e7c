import type { ErrorCode, ErrorParams } from '@shared/kernel/errors';
import type { Locale } from '@shared/kernel/ids';

type Words = (params: ErrorParams) => string;

/** `title` and `detail` of a problem document, per code and language. Personal data never enters `params`. */
const ru: Record<ErrorCode, Words> = {
  invalid_request: () => 'Запрос составлен неверно. Исправьте названные поля и повторите.',
  unknown_filter: (p) => `Фильтра «${String(p['field'])}» нет. Ничего не выбрано.`,
  unknown_sort: (p) => `По полю «${String(p['field'])}» сортировать нельзя.`,
  invalid_range: (p) => `Неверный диапазон строк: ожидается [с, по], не больше ${String(p['max'])} строк.`,
  malformed_json: () => 'Тело запроса — не JSON.',
  cross_site_request: () => 'Запрос пришёл с другого сайта и отклонён.',
  not_authenticated: () => 'Сеанс не начат или закончился. Войдите и повторите.',
  invalid_credentials: () => 'Неверный адрес или пароль.',
  invalid_api_key: () => 'Ключ доступа неизвестен или отозван.',
  second_factor_required: (p) =>
    p['wrongCode'] === true
      ? 'Код не подошёл. Введите новый код из приложения или резервный код.'
      : 'Нужен код второго фактора.',
  device_confirmation_required: (p) =>
    p['wrongCode'] === true
      ? `Код не подошёл. Осталось попыток: ${String(p['attemptsLeft'])}.`
      : 'Вход с нового устройства нужно подтвердить кодом из письма.',
  password_change_required: () => 'Смените временный пароль.',
  second_factor_enrolment_required: () => 'Сначала подключите второй фактор: этого требует ваша роль.',
  second_factor_enabled: () => 'Второй фактор уже подключён.',
  second_factor_not_begun: () => 'Подключение второго фактора не начато. Начните заново.',
  wrong_password: () => 'Текущий пароль указан неверно.',
  wrong_code: () => 'Код не подошёл. Дождитесь следующего и введите его.',
  link_expired: () => 'Ссылка уже использована или устарела. Запросите новую.',
  forbidden: () => 'У вас нет права на это действие.',
  grant_exceeds_own: () => 'Нельзя выдать права, которых нет у вас самих. Ничего не сохранено.',
  own_rights: () => 'Свои роли и права меняет другой администратор. Ничего не сохранено.',
  not_found: () => 'Не найдено.',
  method_not_allowed: () => 'Так к этому адресу обращаться нельзя.',
  stale_version: (p) =>
    p['record'] !== undefined
      ? `Запись изменена${p['changedBy'] ? `: ${String(p['changedBy'])}` : ' другим участником'}. Ничего не сохранено. Обновите её и повторите.`
      : p['changedBy']
        ? `Дело изменил другой участник: ${String(p['changedBy'])}. Ничего не сохранено. Обновите дело и повторите.`
        : 'Дело уже изменилось. Ничего не сохранено. Обновите дело и повторите.',
  illegal_transition: () => 'В нынешнем статусе дела это действие невозможно.',
  last_administrator: () =>
    'Это последний администратор: сначала дайте права администратора ещё одному сотруднику. Ничего не сохранено.',
  confirmation_required: () =>
    'Сотрудник будет и решать по заявлениям, и рассматривать жалобы одного подразделения. Подтвердите, если так и нужно.',
  department_in_use: (p) =>
    `В подразделении остались открытые дела (${String(p['openCases'])}), сотрудники (${String(p['people'])}), подчинённые подразделения (${String(p['departments'])}) или услуги (${String(p['services'])}). Укажите, кому они перейдут.`,
  role_in_use: () => 'Роль назначена сотрудникам или поставляется вместе с системой: удалить её нельзя.',
  invitation_accepted: () => 'Сотрудник уже задал свой пароль: новое приглашение не нужно.',
  already_assigned: () => 'Дело уже в работе у другого сотрудника.',
  idempotency_in_progress: () => 'Тот же запрос ещё выполняется. Повторите позже.',
  correction_closed: () => 'Этот запрос на доработку уже закрыт.',
  service_not_accepting: () => 'По этой услуге заявления сейчас не принимаются.',
  payload_too_large: (p) =>
    `Файл слишком большой${p['maxBytes'] ? `: допустимо ${megabytes(p['maxBytes'])} МБ` : ''}.`,
  unsupported_media_type: () =>
    'Файл такого вида не принимается. Вид определён по содержимому, а не по имени.',
  validation_failed: () => 'Исправьте названные поля. Ничего не сохранено.',
  answers_not_reviewed: () => 'Сначала примите или верните каждый ответ заявителя.',
  sign_off_required: () =>
    'По этой услуге решение подписывает второй сотрудник: предложите его на согласование.',
  sign_off_not_needed: () => 'По этой услуге согласование не требуется: примите решение.',
  proposer_cannot_sign: () => 'Решение подписывает не тот, кто его предложил.',
  reopen_term_over: (p) => `Возобновить дело можно в течение ${String(p['days'])} дней.`,
  reason_unknown: () => 'Такого основания нет в карточке услуги.',
  assignee_not_eligible: () => 'Этому сотруднику нельзя назначить дело.',
  idempotency_key_reused: () => 'Этот Idempotency-Key уже использован с другим содержанием.',
  idempotency_key_required: () => 'Нужен заголовок Idempotency-Key: от 1 до 200 печатных знаков латиницы.',
  upload_already_used: () => 'Этот файл уже приложен к другому заявлению.',
  account_locked: () =>
    'Вход закрыт после нескольких неверных попыток. Повторите позже или обратитесь к администратору.',
  too_many_requests: () => 'Слишком много запросов. Повторите позже.',
  internal_error: () => 'Ошибка на сервере. Действие не выполнено, его можно повторить.',
  not_ready: () => 'Сервер ещё не готов.',
};

const en: Record<ErrorCode, Words> = {
  invalid_request: () => 'The request is malformed. Correct the fields named and try again.',
  unknown_filter: (p) => `There is no filter “${String(p['field'])}”.`,
  unknown_sort: (p) => `The list can't be sorted by “${String(p['field'])}”.`,
  invalid_range: (p) => `Invalid range: expected [from, to], at most ${String(p['max'])} rows.`,
  malformed_json: () => 'The body is not JSON.',
  cross_site_request: () => 'The request came from another site and was refused.',
  not_authenticated: () => 'There is no session, or it has ended. Sign in and try again.',
  invalid_credentials: () => 'Wrong address or password.',
  invalid_api_key: () => 'The access key is unknown or revoked.',
  second_factor_required: (p) =>
    p['wrongCode'] === true
      ? 'The code does not fit. Enter a new one from the app, or a recovery code.'
      : 'A second-factor code is needed.',
  device_confirmation_required: (p) =>
    p['wrongCode'] === true
      ? `The code does not fit. Tries left: ${String(p['attemptsLeft'])}.`
      : 'Confirm the new device with the code that was mailed.',
  password_change_required: () => 'Change the temporary password.',
  second_factor_enrolment_required: () => 'Set up a second factor first: your role asks for it.',
  second_factor_enabled: () => 'The second factor is already set up.',
  second_factor_not_begun: () => 'Setting up the second factor has not begun. Start again.',
  wrong_password: () => 'The current password is wrong.',
  wrong_code: () => 'The code does not fit. Wait for the next one.',
  link_expired: () => 'The link was used or is too old. Ask for a new one.',
  forbidden: () => 'You may not do this.',
  grant_exceeds_own: () => 'You can’t give rights that you lack yourself. Nothing was saved.',
  own_rights: () => 'Your own roles and rights are changed by another administrator. Nothing was saved.',
  not_found: () => 'Not found.',
  method_not_allowed: () => 'This address does not take such a request.',
  stale_version: (p) =>
    p['record'] !== undefined
      ? `The record has been changed${p['changedBy'] ? ` by ${String(p['changedBy'])}` : ''}. Nothing was saved. Refresh it and try again.`
      : p['changedBy']
        ? `${String(p['changedBy'])} has changed the case. Nothing was saved. Refresh it and try again.`
        : 'The case has changed. Nothing was saved. Refresh it and try again.',
  illegal_transition: () => 'This is not possible in the present status of the case.',
  last_administrator: () =>
    'This is the last administrator: make somebody else an administrator first. Nothing was saved.',
  confirmation_required: () =>
    'The person would both decide on applications and hear appeals of one department. Confirm if it is meant.',
  department_in_use: (p) =>
    `The department still has open cases (${String(p['openCases'])}), people (${String(p['people'])}), departments below it (${String(p['departments'])}) or services (${String(p['services'])}). Say who takes them over.`,
  role_in_use: () => 'The role is assigned to people or comes with the product: it can’t be deleted.',
  invitation_accepted: () => 'The person has set a password already: no new invitation is needed.',
  already_assigned: () => 'Another colleague already works on the case.',
  idempotency_in_progress: () => 'The same request is still running. Try again later.',
  correction_closed: () => 'This correction request is closed.',
  service_not_accepting: () => 'This service takes no applications at present.',
  payload_too_large: (p) =>
    `The file is too large${p['maxBytes'] ? `: ${megabytes(p['maxBytes'])} MB are allowed` : ''}.`,
  unsupported_media_type: () =>
    'Files of this kind are not accepted. The kind is told by content, not by name.',
  validation_failed: () => 'Correct the fields named. Nothing was saved.',
  answers_not_reviewed: () => 'Accept or return every answer of the applicant first.',
  sign_off_required: () => 'A second person signs decisions on this service: propose it.',
  sign_off_not_needed: () => 'This service needs no sign-off: take the decision.',
  proposer_cannot_sign: () => 'A decision is signed by someone other than its proposer.',
  reopen_term_over: (p) => `A case can be reopened within ${String(p['days'])} days.`,
  reason_unknown: () => 'The service card has no such reason.',
  assignee_not_eligible: () => 'This colleague can’t be given the case.',
  idempotency_key_reused: () => 'This Idempotency-Key was used with other content.',
  idempotency_key_required: () => 'The Idempotency-Key header is required: 1 to 200 printable Latin signs.',
  upload_already_used: () => 'This file is attached to another application.',
  account_locked: () =>
    'The account is locked after several wrong attempts. Try later or ask an administrator.',
  too_many_requests: () => 'Too many requests. Try again later.',
  internal_error: () => 'The server failed. Nothing was done; you can try again.',
  not_ready: () => 'The server is not ready.',
};

function megabytes(bytes: unknown): string {
  return String(Math.round((Number(bytes) / 1024 / 1024) * 10) / 10);
}

export function problemDetail(code: ErrorCode, params: ErrorParams, locale: Locale): string {
  return (locale === 'en' ? en : ru)[code](params);
}
