import { IconButton, Tooltip, useMediaQuery } from '@mui/material';
import { useLocaleState, useTheme, useTranslate } from 'react-admin';
import { store } from '../providers';
import { LanguageIcon, MoonIcon, SunIcon } from '../ui';

/** The theme follows the system until it is switched; switching back to what the system says follows it again. */
export function useThemeSwitch() {
  const translate = useTranslate();
  const [theme, setTheme] = useTheme();
  const system = useMediaQuery('(prefers-color-scheme: dark)', { noSsr: true }) ? 'dark' : 'light';
  const next = theme === 'dark' ? 'light' : 'dark';
  return {
    label: translate(`top.${next}`),
    Icon: next === 'dark' ? MoonIcon : SunIcon,
    toggle: () => (next === system ? store.removeItem('theme') : setTheme(next)),
  };
}

export function useLanguageSwitch() {
  const translate = useTranslate();
  const [locale, setLocale] = useLocaleState();
  return {
    label: translate('top.switch_language'),
    Icon: LanguageIcon,
    toggle: () => setLocale(locale === 'en' ? 'ru' : 'en'),
  };
}

function SwitchButton({ label, Icon, toggle }: ReturnType<typeof useLanguageSwitch>) {
  return (
    <Tooltip title={label}>
      <IconButton aria-label={label} onClick={toggle}>
        <Icon />
      </IconButton>
    </Tooltip>
  );
}

export function PreferenceButtons() {
  const theme = useThemeSwitch();
  const language = useLanguageSwitch();
  return (
    <>
      <SwitchButton {...language} />
      <SwitchButton {...theme} />
    </>
  );
}
