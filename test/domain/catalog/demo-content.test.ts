import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicantSchema } from '@shared/applications/applicant';
import { cardSchema, compileForm, slotsFor } from '@shared/catalog';
import { PRESET_ROLES } from '@shared/access';
import {
  createRandom,
  demoAccounts,
  departments,
  sampleApplicant,
  sampleForm,
  sampleOrganisation,
  samplePerson,
  services,
  surnameFor,
} from '../../../server/seed/content';

const setting = { regionCode: '77', today: '2026-06-10' };
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('the demo catalogue', () => {
  it.each(services.map((service) => [service.code, service] as const))(
    '%s is a sound card',
    (_, { card }) => {
      expect(cardSchema.parse(card)).toEqual(card);
    },
  );

  it('has ten services with ids and codes of their own, in departments that exist', () => {
    expect(services.length).toBe(10);
    expect(new Set(services.map(({ id }) => id)).size).toBe(10);
    expect(new Set(services.map(({ code }) => code)).size).toBe(10);
    const known = new Set(departments.filter(({ kind }) => kind === 'department').map(({ id }) => id));
    expect(services.filter(({ departmentId }) => !known.has(departmentId))).toEqual([]);
  });

  it('has two services that need a second signature and two that ask for corrections by themselves', () => {
    expect(services.filter(({ card }) => card.fourEyes).map(({ code }) => code)).toEqual([
      'housing-ownership',
      'land-plot',
    ]);
    expect(services.filter(({ card }) => card.autoCorrection).map(({ code }) => code)).toEqual([
      'qualified-signature',
      'social-assistance',
    ]);
  });

  it('ties every condition to an earlier field, as an applicant meets them', () => {
    const later = services.flatMap(({ code, card }) =>
      card.form.fields.flatMap(({ name, visibleWhen }, index) => {
        const before = card.form.fields.slice(0, index).map((field) => field.name);
        return visibleWhen && !before.includes(visibleWhen.field) ? [`${code}.${name}`] : [];
      }),
    );
    expect(later).toEqual([]);
  });
});

describe('demo applicants', () => {
  it('are accepted by the check of the portal', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...services), (seed, { card }) => {
        const applicant = sampleApplicant(createRandom(seed), card.applicantKinds, setting);
        expect(card.applicantKinds).toContain(applicant.kind);
        expect(applicantSchema.parse(applicant)).toEqual(applicant);
      }),
      { numRuns: 400 },
    );
  });

  it('fill in every form so that it is accepted as it is', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...services), (seed, { card }) => {
        const random = createRandom(seed);
        const applicant = sampleApplicant(random, card.applicantKinds, setting);
        const values = sampleForm(card, applicant, random, setting);
        expect(compileForm(card.form)(values)).toEqual({ ok: true, values });
        const required = card.documentSlots.filter((slot) => slot.required);
        expect(slotsFor(card, values).length).toBeGreaterThanOrEqual(required.length);
      }),
      { numRuns: 1500 },
    );
  });

  it('have surnames and patronymics of their gender', () => {
    expect(surnameFor('female', 'Соловьёв')).toBe('Соловьёва');
    expect(surnameFor('female', 'Покровский')).toBe('Покровская');
    expect(surnameFor('female', 'Бережной')).toBe('Бережная');
    expect(surnameFor('female', 'Черных')).toBe('Черных');
    expect(surnameFor('female', 'Савченко')).toBe('Савченко');
    fc.assert(
      fc.property(seeds, (seed) => {
        const { lastName, middleName = '' } = samplePerson(createRandom(seed), setting);
        const gender = middleName.endsWith('на') ? 'female' : middleName.endsWith('ич') ? 'male' : 'unknown';
        const ending =
          gender === 'female' ? /(?:ова|ева|ёва|ина|ая|о|к|ч|х|а)$/ : /(?:ов|ев|ёв|ин|ий|ой|о|к|ч|х|а)$/;
        expect(lastName).toMatch(gender === 'unknown' ? /./ : ending);
        expect(gender === 'male' && /(?:ова|ева|ёва|ина|ая)$/.test(lastName)).toBe(false);
      }),
    );
  });

  it('are the same for the same seed', () => {
    expect(samplePerson(createRandom(7), setting)).toEqual(samplePerson(createRandom(7), setting));
    expect(sampleOrganisation(createRandom(7), setting)).not.toEqual(
      sampleOrganisation(createRandom(8), setting),
    );
  });

  it('can be written to nobody: all addresses are kept for examples', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { contacts } = sampleApplicant(createRandom(seed), ['person', 'organisation'], setting);
        expect(contacts.email).toMatch(/^[a-z0-9]+@example\.org$/);
      }),
    );
  });
});

describe('demo staff', () => {
  it('are nine people, one account for every preset role and two where work is shared', () => {
    expect(demoAccounts.map(({ email }) => email.split('@')[0])).toEqual([
      'operator',
      'operator2',
      'manager',
      'appeals',
      'appeals2',
      'editor',
      'accountant',
      'admin',
      'auditor',
    ]);
    expect(new Set(demoAccounts.map(({ role }) => role))).toEqual(new Set(PRESET_ROLES));
  });

  it('belong to departments that exist, and every department to an agency listed before it', () => {
    const known = new Set(departments.map(({ id }) => id));
    expect(demoAccounts.filter(({ departmentId }) => !known.has(departmentId))).toEqual([]);
    const orphans = departments.filter(({ parentId }, index) => {
      const before = departments.slice(0, index).filter(({ kind }) => kind === 'agency');
      return parentId !== null && !before.some(({ id }) => id === parentId);
    });
    expect(orphans).toEqual([]);
    expect(new Set(departments.map(({ timeZone }) => timeZone)).size).toBe(3);
  });
});
