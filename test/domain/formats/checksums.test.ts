import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkInn,
  checkOgrn,
  checkOgrnip,
  checkSnils,
  innControl,
  isOrganisationInn,
  isPersonInn,
  ogrnControl,
  snilsControl,
} from '@shared/kernel/formats';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));

/** The text with the digit at `at` made another one, `step` further (1–9). */
function slip(text: string, at: number, step: number): string {
  const changed = (Number(text.charAt(at)) + step) % 10;
  return text.slice(0, at) + changed + text.slice(at + 1);
}

const step = fc.integer({ min: 1, max: 9 });

describe('SNILS', () => {
  it('reads digits with and without separators', () => {
    expect(checkSnils('112-233-445 95')).toEqual({ ok: true, value: '11223344595' });
    expect(checkSnils('11223344595')).toEqual({ ok: true, value: '11223344595' });
    expect(checkSnils('112-233-445\u00a095')).toEqual({ ok: true, value: '11223344595' });
  });

  it('tells a wrong shape from a wrong checksum', () => {
    expect(checkSnils('112-233-445 96')).toEqual({ ok: false, fault: 'checksum' });
    for (const wrong of ['', '1122334459', '112233445955', '1122334459O', '000-000-000 00']) {
      expect(checkSnils(wrong)).toEqual({ ok: false, fault: 'format' });
    }
  });

  it('takes the sums 100 and 101 as control 00', () => {
    // 9·9 + 8·1 + 7·1 + 4·1 = 100; one more unit of weight 1 makes 101.
    expect(snilsControl('911001000')).toBe('00');
    expect(snilsControl('911001001')).toBe('00');
  });

  it('does not ask a checksum of numbers up to 001-001-998', () => {
    expect(checkSnils('001-001-998 00').ok).toBe(true);
    expect(checkSnils('001-001-998 77').ok).toBe(true);
    expect(checkSnils('001-001-999 00')).toEqual({ ok: false, fault: 'checksum' });
  });

  // Weights 1–9 and a difference of 1–9 never make a multiple of 101, so the remainder always changes. The one blind
  // spot: remainders 100 and 0 both read 00, and they are one apart, so only a step of ±1 in the ninth digit (weight 1).
  it('finds every single wrong digit, save a step of one in the ninth digit under control 00', () => {
    fc.assert(
      fc.property(digits(9), fc.integer({ min: 0, max: 10 }), step, (number, at, by) => {
        fc.pre(Number(number) > 1_001_998);
        const wrong = slip(number + snilsControl(number), at, by);
        fc.pre(Number(wrong.slice(0, 9)) > 1_001_998);
        const blind = at === 8 && snilsControl(number) === '00' && snilsControl(wrong.slice(0, 9)) === '00';
        expect(checkSnils(wrong).ok).toBe(blind);
      }),
    );
  });
});

describe('INN', () => {
  it('accepts organisations and persons, and knows one from the other', () => {
    expect(checkInn('7707083893')).toEqual({ ok: true, value: '7707083893' });
    expect(checkInn('500100732259')).toEqual({ ok: true, value: '500100732259' });
    expect([isOrganisationInn('7707083893'), isPersonInn('7707083893')]).toEqual([true, false]);
    expect([isOrganisationInn('500100732259'), isPersonInn('500100732259')]).toEqual([false, true]);
  });

  it('tells a wrong shape from a wrong checksum', () => {
    expect(checkInn('7707083894')).toEqual({ ok: false, fault: 'checksum' });
    expect(checkInn('500100732258')).toEqual({ ok: false, fault: 'checksum' });
    expect(checkInn('500100732249')).toEqual({ ok: false, fault: 'checksum' });
    for (const wrong of ['', '770708389', '77070838931', '0000000000', '77O7083893']) {
      expect(checkInn(wrong)).toEqual({ ok: false, fault: 'format' });
    }
  });

  it('finds every wrong control digit', () => {
    fc.assert(
      fc.property(digits(8), fc.constantFrom(7, 8), fc.nat({ max: 2 }), step, (tail, length, offset, by) => {
        const body = `77${tail.slice(0, length)}`;
        const inn = body + innControl(body);
        const at = Math.min(body.length + offset, inn.length - 1);
        expect(checkInn(inn).ok).toBe(true);
        expect(checkInn(slip(inn, at, by)).ok).toBe(false);
      }),
    );
  });

  // 11 is prime, so one changed digit always changes the remainder; remainders 10 and 0 both give the control digit 0,
  // which is the only way for a slip to pass.
  it('finds a wrong digit of the number, save where the control digit is 0 before and after', () => {
    fc.assert(
      fc.property(digits(9), fc.integer({ min: 2, max: 8 }), step, (tail, at, by) => {
        const number = `77${tail.slice(2)}`;
        const wrong = slip(number + innControl(number), at, by);
        const blind = innControl(number) === '0' && innControl(wrong.slice(0, 9)) === '0';
        expect(checkInn(wrong).ok).toBe(blind);
      }),
    );
  });
});

describe('OGRN and OGRNIP', () => {
  it('accepts right numbers and refuses a wrong control digit', () => {
    expect(checkOgrn('1027700132195')).toEqual({ ok: true, value: '1027700132195' });
    expect(checkOgrn('1027700132196')).toEqual({ ok: false, fault: 'checksum' });
    expect(checkOgrnip('304500116000157')).toEqual({ ok: true, value: '304500116000157' });
    expect(checkOgrnip('304500116000158')).toEqual({ ok: false, fault: 'checksum' });
  });

  it('knows them by length and first digit', () => {
    for (const wrong of ['2027700132195', '304500116000157', '102770013219', '']) {
      expect(checkOgrn(wrong)).toEqual({ ok: false, fault: 'format' });
    }
    expect(checkOgrnip('104500116000157')).toEqual({ ok: false, fault: 'format' });
  });

  it('accepts each number with its own control digit and no other', () => {
    fc.assert(
      fc.property(digits(11), digits(13), step, (organisation, trader, by) => {
        const ogrn = `1${organisation}${ogrnControl(`1${organisation}`)}`;
        const ogrnip = `3${trader}${ogrnControl(`3${trader}`)}`;
        expect([checkOgrn(ogrn).ok, checkOgrnip(ogrnip).ok]).toEqual([true, true]);
        expect([checkOgrn(slip(ogrn, 12, by)).ok, checkOgrnip(slip(ogrnip, 14, by)).ok]).toEqual([
          false,
          false,
        ]);
      }),
    );
  });
});
