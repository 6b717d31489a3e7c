import type { PaletteOptions } from '@mui/material/styles';
import type { ColourTokens } from './tokens';

declare module '@mui/material/styles' {
  interface Palette {
    hairline: string;
    raised: string;
    soft: { accent: string; ok: string; soon: string; late: string };
  }
  interface PaletteOptions {
    hairline?: string;
    raised?: string;
    soft?: { accent: string; ok: string; soon: string; late: string };
  }
}

/** `success` = done, `warning` = soon, `error` = late; `soft.*` are their grounds; `divider` the line, `hairline` the fainter one. */
export function paletteOf(mode: 'light' | 'dark', t: ColourTokens): PaletteOptions {
  const meaning = (main: string) => ({ main, light: main, dark: main, contrastText: t.onAccent });
  return {
    mode,
    primary: { main: t.accent, light: t.accentSoft, dark: t.accentStrong, contrastText: t.onAccent },
    secondary: { main: t.accent, light: t.accentSoft, dark: t.accentStrong, contrastText: t.onAccent },
    success: meaning(t.ok),
    warning: meaning(t.soon),
    error: meaning(t.late),
    info: meaning(t.accent),
    text: { primary: t.ink, secondary: t.mute, disabled: t.mute },
    background: { default: t.background, paper: t.surface },
    divider: t.line,
    hairline: t.hairline,
    raised: t.raised,
    soft: { accent: t.accentSoft, ok: t.okSoft, soon: t.soonSoft, late: t.lateSoft },
    action: { hover: t.hairline, selected: t.accentSoft, active: t.mute },
  };
}
