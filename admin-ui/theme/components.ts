import type { RaThemeOptions } from 'react-admin';
import { ROW_HEIGHT, fontFamily, type ColourTokens } from './tokens';

function controls(t: ColourTokens): RaThemeOptions['components'] {
  return {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'medium' },
      styleOverrides: {
        root: { textTransform: 'none', fontWeight: 500, whiteSpace: 'nowrap', minWidth: 0 },
        sizeMedium: { fontSize: 14, lineHeight: '20px', padding: '7px 12px' },
        sizeSmall: { fontSize: 13, lineHeight: '18px', padding: '3px 8px' },
        outlined: {
          borderColor: t.line,
          color: t.ink,
          backgroundColor: t.surface,
          '&:hover': { borderColor: t.mute, backgroundColor: t.surface },
          '&.MuiButton-colorError': { color: t.late },
        },
        contained: { border: '1px solid transparent', padding: '6px 12px' },
      },
    },
    MuiIconButton: {
      styleOverrides: { root: { borderRadius: 6, padding: 6, color: t.mute, '&:hover': { color: t.ink } } },
    },
  };
}

function fields(t: ColourTokens): RaThemeOptions['components'] {
  return {
    MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'none', fullWidth: true } },
    MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small', margin: 'none', fullWidth: true } },
    MuiOutlinedInput: {
      styleOverrides: {
        root: { backgroundColor: t.surface, fontSize: 14, lineHeight: '20px' },
        notchedOutline: { borderColor: t.line, '& legend': { fontSize: '0.9em' } },
        input: { height: 20, padding: '8px 10px' },
        multiline: { padding: '8px 10px', '& .MuiInputBase-input': { padding: 0 } },
      },
    },
    MuiInputLabel: {
      styleOverrides: {
        root: { fontSize: 14, color: t.mute },
        shrink: { transform: 'translate(12px, -9px) scale(0.9)' },
      },
    },
    MuiFormHelperText: { styleOverrides: { root: { fontSize: 13, lineHeight: '18px', marginLeft: 0 } } },
    MuiFormLabel: { styleOverrides: { root: { color: t.mute } } },
    MuiToggleButton: {
      styleOverrides: { root: { textTransform: 'none', fontSize: 13, padding: '3px 10px' } },
    },
  };
}

function tables(t: ColourTokens): RaThemeOptions['components'] {
  return {
    MuiTable: { styleOverrides: { root: { fontVariantNumeric: 'tabular-nums' } } },
    MuiTableCell: {
      styleOverrides: {
        root: {
          padding: '0 10px',
          height: ROW_HEIGHT,
          fontSize: 14,
          lineHeight: '20px',
          borderBottom: `1px solid ${t.hairline}`,
        },
        head: { height: 38, fontSize: 13, fontWeight: 500, color: t.mute, borderBottomColor: t.line },
        sizeSmall: { padding: '0 10px' },
      },
    },
    MuiTableSortLabel: {
      styleOverrides: {
        root: {
          color: t.mute,
          verticalAlign: 'middle',
          '&.Mui-active': { color: t.ink },
          '&:not(.Mui-active) .MuiTableSortLabel-icon': { display: 'none' },
        },
        icon: { fontSize: 14, marginLeft: 4 },
      },
    },
    MuiTableRow: {
      styleOverrides: {
        root: { '&:last-child td': { borderBottom: 0 }, '&.Mui-selected': { backgroundColor: t.accentSoft } },
      },
    },
    MuiTablePagination: { styleOverrides: { root: { color: t.mute, border: 0 } } },
  };
}

function tabs(t: ColourTokens): RaThemeOptions['components'] {
  return {
    MuiTabs: {
      styleOverrides: {
        root: { minHeight: 38, borderBottom: `1px solid ${t.line}` },
        list: { gap: 22 },
        indicator: { height: 2, backgroundColor: t.accent },
      },
    },
    MuiTab: {
      styleOverrides: {
        root: {
          textTransform: 'none',
          minWidth: 0,
          minHeight: 38,
          padding: '8px 0 9px',
          fontSize: 14,
          lineHeight: '20px',
          fontWeight: 400,
          color: t.mute,
          '&.Mui-selected': { color: t.ink, fontWeight: 500 },
        },
      },
    },
  };
}

const alertLook = (severity: string, backgroundColor: string, color: string) => ({
  props: { severity },
  style: { backgroundColor, color, '& .MuiAlert-icon': { color } },
});

function surfaces(t: ColourTokens): RaThemeOptions['components'] {
  const raised = { backgroundColor: t.raised, backgroundImage: 'none', border: `1px solid ${t.line}` };
  return {
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiCard: { styleOverrides: { root: { border: `1px solid ${t.line}` } } },
    MuiMenu: {
      styleOverrides: { paper: { ...raised, marginTop: 4, boxShadow: '0 8px 24px rgba(16, 24, 32, .14)' } },
    },
    MuiPopover: { styleOverrides: { paper: { ...raised, boxShadow: '0 8px 24px rgba(16, 24, 32, .14)' } } },
    MuiMenuItem: {
      styleOverrides: { root: { fontSize: 14, lineHeight: '20px', minHeight: 34, padding: '6px 12px' } },
    },
    MuiDialog: { styleOverrides: { paper: { ...raised, boxShadow: '0 16px 48px rgba(16, 24, 32, .22)' } } },
    MuiDialogTitle: {
      styleOverrides: {
        root: { fontSize: 18, lineHeight: '24px', fontWeight: 600, padding: '18px 22px 8px' },
      },
    },
    MuiDialogContent: { styleOverrides: { root: { padding: '8px 22px' } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '12px 22px 18px', gap: 8 } } },
    MuiDrawer: { styleOverrides: { paper: raised } },
    MuiTooltip: {
      defaultProps: { enterDelay: 400 },
      styleOverrides: {
        tooltip: { fontSize: 13, lineHeight: '18px', backgroundColor: t.ink, color: t.surface },
      },
    },
    MuiAlert: {
      styleOverrides: { root: { fontSize: 14, padding: '6px 12px', alignItems: 'center' } },
      variants: [
        alertLook('error', t.lateSoft, t.late),
        alertLook('warning', t.soonSoft, t.soon),
        alertLook('info', t.accentSoft, t.accent),
        alertLook('success', t.okSoft, t.ok),
      ],
    },
    MuiCssBaseline: { styleOverrides: baseline(t) },
  };
}

const baseline = (t: ColourTokens) => ({
  html: { fontSize: 16 },
  body: { fontSize: 14, lineHeight: '20px', fontFamily, fontFeatureSettings: '"tnum" 1', minWidth: 320 },
  'h1, h2, h3, p, ul, ol, dl, dd, figure': { margin: 0 },
  a: { color: t.accent },
  '::selection': { backgroundColor: t.accentSoft },
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': {
      animationDuration: '0.01ms !important',
      transitionDuration: '0.01ms !important',
    },
  },
});

export function componentsOf(t: ColourTokens): RaThemeOptions['components'] {
  return { ...controls(t), ...fields(t), ...tables(t), ...tabs(t), ...surfaces(t) };
}
