import { describe, expect, it } from 'vitest';
import { darkTokens, lightTokens, type ColourTokens } from '../../../admin-ui/theme/tokens';

/** Relative luminance and contrast as in WCAG 2.2, 1.4.3. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const PAIRS: [text: keyof ColourTokens, ground: keyof ColourTokens][] = [
  ...(['background', 'surface', 'raised'] as const).flatMap((ground) =>
    (['ink', 'mute', 'accent', 'ok', 'soon', 'late'] as const).map(
      (text): [keyof ColourTokens, keyof ColourTokens] => [text, ground],
    ),
  ),
  ['ink', 'accentSoft'],
  ['mute', 'accentSoft'],
  ['accent', 'accentSoft'],
  ['late', 'accentSoft'],
  ['soon', 'accentSoft'],
  ['ok', 'okSoft'],
  ['soon', 'soonSoft'],
  ['late', 'lateSoft'],
  ['onAccent', 'accent'],
];

describe.each([
  ['light', lightTokens],
  ['dark', darkTokens],
])('%s theme', (_name, tokens) => {
  it.each(PAIRS)('%s on %s can be read', (text, ground) => {
    expect(contrast(tokens[text], tokens[ground])).toBeGreaterThanOrEqual(4.5);
  });
});
