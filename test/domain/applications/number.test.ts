import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatApplicationNumber, isApplicationNumber } from '@shared/applications/number';

const number = fc
  .tuple(
    fc.integer({ min: 2020, max: 2099 }),
    fc.integer({ min: 1, max: 99 }),
    fc.integer({ min: 1, max: 9_999_999 }),
  )
  .map(([year, region, sequence]) =>
    formatApplicationNumber(year, String(region).padStart(2, '0'), sequence),
  );

describe('number of an application', () => {
  it('is year, region, sequence of seven digits and a check digit', () => {
    // Luhn: 6+2+2+0+0+7+5+6+4+0+4 = 36, so 4 makes it divisible by ten.
    expect(formatApplicationNumber(2026, '77', 123)).toBe('2026-77-0000123-4');
    expect(isApplicationNumber('2026-77-0000123-4')).toBe(true);
  });

  it('refuses other shapes', () => {
    const wrong = [
      '',
      '2026-77-123-4',
      '20267700001234',
      '2026-77-0000123-',
      ' 2026-77-0000123-4',
      '2026-77-0000123-5',
    ];
    expect(wrong.filter(isApplicationNumber)).toEqual([]);
  });

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(number, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (right, at, by) => {
        expect(isApplicationNumber(right)).toBe(true);
        fc.pre(right.charAt(at) !== '-');
        const digit = (Number(right.charAt(at)) + by) % 10;
        expect(isApplicationNumber(right.slice(0, at) + digit + right.slice(at + 1))).toBe(false);
      }),
    );
  });

  it('is not made of parts that do not fit', () => {
    expect(() => formatApplicationNumber(2026, '7', 1)).toThrow(RangeError);
    expect(() => formatApplicationNumber(2026, '77', 0)).toThrow(RangeError);
    expect(() => formatApplicationNumber(2026, '77', 10_000_000)).toThrow(RangeError);
  });
});
