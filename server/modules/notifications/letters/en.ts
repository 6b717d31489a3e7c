import { publicLabel, REOPEN_DAYS } from '@shared/applications';
import { given, type LetterFacts, type LetterWords, type Remark } from './facts';

const quoted = (text: string): string => `“${text}”`;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const service = ({ serviceTitle }: LetterFacts): string => `Service: ${quoted(serviceTitle)}.`;

const due = ({ dueDay }: LetterFacts): string | null =>
  dueDay === null ? null : `It will be reviewed by the end of ${dueDay}.`;

/** With the hour: at closing time the application lapses, and its applicant may live in another time zone. */
function answersDue({ round }: LetterFacts): string {
  const { dueDay, dueTime } = given(round, 'round');
  return `by ${dueTime} on ${dueDay} (the agency’s time)`;
}

function remarkLine({ about, message }: Remark, index: number): string {
  const file = about.kind === 'document' && about.fileName !== null ? `file ${quoted(about.fileName)}` : null;
  const subject = {
    field: () => (about.kind === 'field' ? `field ${quoted(about.label)}` : ''),
    document: () =>
      [about.kind === 'document' && about.label !== null ? `document ${quoted(about.label)}` : null, file]
        .filter(Boolean)
        .join(', ') || 'document',
    general: () => 'the application as a whole',
  }[about.kind]();
  return `${index + 1}. ${subject.charAt(0).toUpperCase()}${subject.slice(1)}: ${message}`;
}

function underReview(facts: LetterFacts): (string | null)[] {
  const { event, number, day, departmentName } = facts;
  switch (event) {
    case 'checksCompleted':
      return [
        `The automatic checks are complete. Application No. ${number} is under review: ${departmentName}.`,
        service(facts),
        due(facts),
      ];
    case 'correctionCancelled':
      return [
        `The request to correct application No. ${number} was cancelled on ${day}. You need not answer the remarks; the review continues.`,
        due(facts),
      ];
    case 'reopened':
      return [`The review of application No. ${number} was resumed on ${day}.`, service(facts), due(facts)];
    default:
      return [`Application No. ${number} is under review.`, service(facts), due(facts)];
  }
}

function correctionRequested(facts: LetterFacts): (string | null)[] {
  const { remarks } = given(facts.round, 'round');
  return [
    `There are remarks on application No. ${facts.number}. For the review to continue, answer each of them ${answersDue(facts)}.`,
    service(facts),
    remarks.map(remarkLine).join('\n\n'),
    'How to answer: open the application on the portal, correct the value, upload a new file or write an explanation for each remark, and send your answers. Once every remark is answered, the application returns to review by itself.',
    'The review term stands still while you prepare your answers. If they do not arrive in time, the application will lapse.',
  ];
}

function issued({ event, number, day, documentTitle }: LetterFacts): string[] {
  const how = event === 'downloaded' ? 'was downloaded from the portal on' : 'was handed over on';
  return [`The document ${quoted(documentTitle)} for application No. ${number} ${how} ${day}.`];
}

function lapsed(facts: LetterFacts): string[] {
  const { number, day } = facts;
  return [
    `Answers to the remarks on application No. ${number} did not arrive ${answersDue(facts)}. The application lapsed on ${day}.`,
    `If you had a valid reason for not answering in time, tell the agency: the review may be resumed within ${REOPEN_DAYS} days. You may also file a new application.`,
  ];
}

export const en: LetterWords = {
  subject: ({ number, status, event }) =>
    `Application No. ${number}: ${event === 'received' ? 'received' : lowerFirst(publicLabel(status, 'en'))}`,
  greeting: ({ salutation }) => `Dear ${salutation},`,
  content: {
    submitted: (facts) => [
      `Your application was received on ${facts.day}. Its number is ${facts.number}.`,
      service(facts),
      'Your details and documents are being checked automatically. We will write to you about every change of status.',
      due(facts),
    ],
    under_review: underReview,
    awaiting_signoff: underReview,
    correction_requested: correctionRequested,
    corrected: (facts) => [
      `Answers to all remarks on application No. ${facts.number} were received on ${facts.day}. After automatic checks the application returns to review.`,
      due(facts),
    ],
    approved: (facts) => [
      `Application No. ${facts.number} has been approved.`,
      given(facts.decisionText, 'decision'),
      `The document ${quoted(facts.documentTitle)} is being prepared. We will write to you when it is ready.`,
    ],
    rejected: (facts) => [
      `Application No. ${facts.number} has been refused.`,
      given(facts.decisionText, 'decision'),
    ],
    ready: (facts) => [
      `The document ${quoted(facts.documentTitle)} for application No. ${facts.number} has been ready since ${facts.day}. Download it from the page of your application on the portal.`,
      service(facts),
    ],
    issued,
    withdrawn: ({ number, day }) => [
      `Application No. ${number} was withdrawn on ${day} at your request. Its review has ended.`,
      'You may file a new application if you need to.',
    ],
    lapsed,
  },
  closing: ({ agencyName, departmentName }) => [
    [...new Set([agencyName, departmentName])].join('\n'),
    'This letter was sent automatically; please do not reply to it.',
  ],
  applicantFields: {
    name: 'Name',
    inn: 'INN',
    kpp: 'KPP',
    ogrn: 'OGRN',
    ogrnip: 'OGRNIP',
    legalAddress: 'Legal address',
    lastName: 'Last name',
    firstName: 'First name',
    middleName: 'Patronymic',
    birthDate: 'Date of birth',
    snils: 'SNILS',
    passport: 'Passport',
    'passport.series': 'Passport: series',
    'passport.number': 'Passport: number',
    'passport.issuedAt': 'Passport: date of issue',
    'passport.issuedBy': 'Passport: issued by',
    'passport.departmentCode': 'Passport: department code',
    'contacts.email': 'E-mail',
    'contacts.phone': 'Telephone',
    representative: 'Representative',
    'representative.lastName': 'Representative: last name',
    'representative.firstName': 'Representative: first name',
    'representative.middleName': 'Representative: patronymic',
    'representative.position': 'Representative: position',
  },
};
