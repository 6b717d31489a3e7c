import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldPlace, valueAt, type FieldPlace } from '@shared/corrections';

const CONTENT = {
  applicant: {
    lastName: 'Орлова',
    passport: { series: '4509', number: '123456' },
    contacts: { email: 'orlova@demo.example' },
  },
  form: {
    okved: '62.01',
    'passport.number': 'a form field with a dot',
    note: '',
    consent: false,
    lastName: null,
  },
};

describe('the place that a remark points to', () => {
  it.each<[string, FieldPlace, unknown]>([
    ['applicant.lastName', { where: 'applicant', name: 'lastName' }, 'Орлова'],
    ['applicant.passport.number', { where: 'applicant', name: 'passport.number' }, '123456'],
    ['applicant.contacts.email', { where: 'applicant', name: 'contacts.email' }, 'orlova@demo.example'],
    ['form.okved', { where: 'form', name: 'okved' }, '62.01'],
    ['okved', { where: 'form', name: 'okved' }, '62.01'],
    ['form.passport.number', { where: 'form', name: 'passport.number' }, 'a form field with a dot'],
    ['form.note', { where: 'form', name: 'note' }, ''],
    ['consent', { where: 'form', name: 'consent' }, false],
    ['lastName', { where: 'form', name: 'lastName' }, null],
    ['form.form.okved', { where: 'form', name: 'form.okved' }, undefined],
    ['applicant.passport', { where: 'applicant', name: 'passport' }, CONTENT.applicant.passport],
    ['applicant.passport.issuedBy', { where: 'applicant', name: 'passport.issuedBy' }, undefined],
    ['applicant.lastName.first', { where: 'applicant', name: 'lastName.first' }, undefined],
    ['applicant.', { where: 'applicant', name: '' }, undefined],
    ['nothing', { where: 'form', name: 'nothing' }, undefined],
  ])('%s', (path, place, value) => {
    expect(fieldPlace(path)).toEqual(place);
    expect(valueAt(place, CONTENT)).toEqual(value);
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'applicant.__proto__',
    'applicant.passport.constructor.name',
  ])('%s is not a field of anybody', (path) => {
    expect(valueAt(fieldPlace(path), CONTENT)).toBeUndefined();
  });

  it('any text is a place, and reading it never fails', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (path, value) => {
        const place = fieldPlace(path);
        const content = { applicant: { [place.name]: value }, form: { [place.name]: value } };
        const reached = place.where === 'form' || !place.name.includes('.');
        // `__proto__` as a key of an object literal in brackets is an ordinary own key.
        expect(valueAt(place, content)).toEqual(reached ? value : undefined);
        expect(fieldPlace(`${place.where}.${place.name}`)).toEqual(place);
      }),
      { numRuns: 1000 },
    );
  });
});
