import type { RaThemeOptions } from 'react-admin';
import { componentsOf } from './components';
import { paletteOf } from './palette';
import { RAIL_WIDTH, darkTokens, fontFamily, lightTokens, type ColourTokens } from './tokens';

export * from './tokens';

const type = (fontSize: number, lineHeight: number, fontWeight = 400) => ({
  fontSize,
  lineHeight: `${lineHeight}px`,
  fontWeight,
  letterSpacing: 0,
});

function themeOf(mode: 'light' | 'dark', tokens: ColourTokens): RaThemeOptions {
  return {
    palette: paletteOf(mode, tokens),
    spacing: 8,
    shape: { borderRadius: 6 },
    focusVisible: true,
    sidebar: { width: RAIL_WIDTH, closedWidth: 0 },
    breakpoints: { values: { xs: 0, sm: 700, md: 1000, lg: 1280, xl: 1600 } },
    typography: {
      fontFamily,
      fontWeightMedium: 500,
      h1: type(20, 26, 600),
      h2: type(15, 20, 600),
      h3: type(14, 20, 600),
      body1: type(14, 20),
      body2: type(14, 20),
      caption: type(13, 18),
      button: { ...type(14, 20, 500), textTransform: 'none' },
    },
    components: componentsOf(tokens),
  };
}

export const lightTheme = themeOf('light', lightTokens);
export const darkTheme = themeOf('dark', darkTokens);
