import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { useAppLocale, useSessionUser } from '../providers';
import { RAIL_WIDTH } from '../theme/tokens';
import { PersonMark, formatNumber, shortName } from '../ui';
import { isCurrent, useSections, type Section } from './sections';
import { useCounters } from './useCounters';

const entry = {
  display: 'flex',
  alignItems: 'center',
  gap: '10px',
  px: '8px',
  py: '7px',
  borderRadius: '6px',
  color: 'text.primary',
  textDecoration: 'none',
  '& svg, & b': { color: 'text.secondary' },
  '& b': { ml: 'auto', fontWeight: 500, fontSize: 13 },
  '&:hover': { bgcolor: 'action.hover' },
  '&[aria-current]': { bgcolor: 'soft.accent', color: 'primary.main', fontWeight: 500 },
  '&[aria-current] svg, &[aria-current] b': { color: 'primary.main' },
} as const;

function Entry({ section, nested = false }: { section: Section; nested?: boolean }) {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const locale = useAppLocale();
  const counters = useCounters();
  const { path, Icon, counter, key, children } = section;
  const current = isCurrent(section, pathname);
  const count = counter && counters?.[counter];
  return (
    <Box component="li" sx={{ listStyle: 'none' }}>
      <Box
        component={Link}
        to={path}
        aria-current={current && !children ? 'page' : undefined}
        sx={{ ...entry, ...(nested && { pl: '36px' }), ...(current && children && { fontWeight: 500 }) }}
      >
        {!nested && <Icon />}
        <span>{translate(`nav.${key}`)}</span>
        {count !== undefined && <b>{formatNumber(locale, count)}</b>}
      </Box>
      {current && children && (
        <Box component="ul" sx={{ p: 0, mt: '2px', display: 'grid', gap: '2px' }}>
          {children.map((child) => (
            <Entry key={child.key} section={child} nested />
          ))}
        </Box>
      )}
    </Box>
  );
}

function Brand() {
  const translate = useTranslate();
  return (
    <Box
      component={Link}
      to="/"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: '10px',
        px: '8px',
        pt: '4px',
        pb: '14px',
        fontWeight: 600,
        fontSize: 16,
        color: 'text.primary',
        textDecoration: 'none',
      }}
    >
      <BrandMark />
      {translate('app.name')}
    </Box>
  );
}

export function BrandMark({ size = 26 }: { size?: number }) {
  return (
    <Box
      aria-hidden
      sx={{
        width: size,
        height: size,
        borderRadius: '7px',
        bgcolor: 'primary.main',
        color: 'primary.contrastText',
        display: 'grid',
        placeItems: 'center',
        fontWeight: 700,
        fontSize: size * 0.54,
        lineHeight: 1,
      }}
    >
      П
    </Box>
  );
}

function Me() {
  const user = useSessionUser();
  if (!user) return null;
  return (
    <Box
      sx={{
        mt: 'auto',
        pt: 1,
        px: 1,
        display: 'flex',
        gap: '10px',
        alignItems: 'center',
        borderTop: 1,
        borderColor: 'hairline',
      }}
    >
      <PersonMark name={user.fullName} size={28} />
      <Box sx={{ minWidth: 0, fontSize: 14, lineHeight: '18px' }}>
        <div>{shortName(user.fullName)}</div>
        <Box sx={{ fontSize: 12, lineHeight: '16px', color: 'text.secondary' }}>{user.departmentName}</Box>
      </Box>
    </Box>
  );
}

/** The left rail; in the narrow layout the same content stands in a drawer. */
export function Rail() {
  const translate = useTranslate();
  const sections = useSections();
  return (
    <Box
      component="nav"
      aria-label={translate('nav.main')}
      sx={{
        width: RAIL_WIDTH,
        height: '100dvh',
        px: '10px',
        py: '14px',
        display: 'flex',
        flexDirection: 'column',
        overflowY: 'auto',
        bgcolor: 'background.paper',
      }}
    >
      <Brand />
      <Box component="ul" sx={{ p: 0, display: 'grid', gap: '2px' }}>
        {sections.map((section) => (
          <Entry key={section.key} section={section} />
        ))}
      </Box>
      <Me />
    </Box>
  );
}
