/**
 * Every error that the product tells a client about: its code, the HTTP status it becomes.
 * The code is the contract (`problem+json` `code`); words for it live in the server's and the UI's translations.
 */
export const ERROR_STATUS = {
  invalid_request: 400,
  unknown_filter: 400,
  unknown_sort: 400,
  invalid_range: 400,
  malformed_json: 400,
  cross_site_request: 403,
  not_authenticated: 401,
  invalid_credentials: 401,
  invalid_api_key: 401,
  second_factor_required: 403,
  device_confirmation_required: 403,
  password_change_required: 403,
  second_factor_enrolment_required: 403,
  forbidden: 403,
  grant_exceeds_own: 403,
  own_rights: 403,
  not_found: 404,
  method_not_allowed: 405,
  stale_version: 409,
  illegal_transition: 409,
  already_assigned: 409,
  last_administrator: 409,
  confirmation_required: 409,
  department_in_use: 409,
  role_in_use: 409,
  invitation_accepted: 409,
  idempotency_in_progress: 409,
  correction_closed: 409,
  second_factor_enabled: 409,
  second_factor_not_begun: 409,
  service_not_accepting: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  validation_failed: 422,
  answers_not_reviewed: 422,
  sign_off_required: 422,
  sign_off_not_needed: 422,
  proposer_cannot_sign: 422,
  reopen_term_over: 422,
  reason_unknown: 422,
  assignee_not_eligible: 422,
  idempotency_key_reused: 422,
  idempotency_key_required: 422,
  upload_already_used: 422,
  wrong_password: 422,
  wrong_code: 422,
  link_expired: 422,
  account_locked: 423,
  too_many_requests: 429,
  internal_error: 500,
  not_ready: 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One wrong field: `path` in dots and indices (`applicant.snils`, `documents.0.uploadId`), a stable code, words for people. */
export interface FieldError {
  path: string;
  code: string;
  message: string;
}

export type ErrorParams = Record<string, unknown> & { errors?: FieldError[] };

/** A rule said no. `params` become members of the problem document, so they hold nothing that the reader may not see. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}

/** RFC 9457 problem document, as sent by the server and read by the UI. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  errors?: FieldError[];
  [member: string]: unknown;
}
