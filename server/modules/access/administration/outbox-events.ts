/** A person waits for a temporary password; the job makes one and mails it. */
export const INVITED = 'user.invited';
/**
 * A person does not work on their cases any more: blocked, or moved to another department. Payload: `casesTo`, the
 * colleague who takes them over, or null for the queue.
 */
export const LEFT_CASES = 'user.leftCases';
/** A department is closed; its open cases go to its successor. */
export const DEPARTMENT_CLOSED = 'department.closed';
