/** Luhn check digit over the given digits, so that one mistyped digit never leads to another case. */
function luhnDigit(digits: string): number {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/**
 * Number of an application: `YYYY-RR-NNNNNNN-C`: year, two digits of the region, sequence within them, check digit.
 * @param region two digits, `77`
 * @param sequence whole number 1–9 999 999
 * @throws RangeError when a part does not fit its place
 */
export function formatApplicationNumber(year: number, region: string, sequence: number): string {
  const fits =
    Number.isInteger(year) &&
    year >= 1000 &&
    year <= 9999 &&
    /^\d{2}$/.test(region) &&
    Number.isInteger(sequence) &&
    sequence >= 1 &&
    sequence <= 9_999_999;
  if (!fits) throw new RangeError(`No application number for ${year}, ${region}, ${sequence}`);
  const body = `${year}-${region}-${String(sequence).padStart(7, '0')}`;
  return `${body}-${luhnDigit(body.replaceAll('-', ''))}`;
}

/** Whether the text is an application number with a right check digit (it need not have been given out). */
export function isApplicationNumber(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{7}-\d$/.test(text)) return false;
  return luhnDigit(text.slice(0, -2).replaceAll('-', '')) === Number(text.slice(-1));
}
