import { Box } from '@mui/material';
import { initials, shortName } from './format';

interface PersonNameProps {
  name: string;
  /** Names of organisations are never shortened. */
  kind?: 'person' | 'sole_trader' | 'organisation';
  full?: boolean;
}

/** «Фамилия И. О.» in lists (the full name in the tooltip); in full inside a case. */
export function PersonName({ name, kind = 'person', full = false }: PersonNameProps) {
  const shown = full || kind === 'organisation' ? name : shortName(name);
  return <span title={shown === name ? undefined : name}>{shown}</span>;
}

/** Two letters of a colleague beside the name. */
export function PersonMark({ name, size = 22 }: { name: string; size?: number }) {
  return (
    <Box
      component="span"
      aria-hidden
      sx={{
        width: size,
        height: size,
        borderRadius: '50%',
        bgcolor: 'soft.accent',
        color: 'primary.main',
        display: 'grid',
        placeItems: 'center',
        fontSize: size > 24 ? 12 : 10,
        lineHeight: 1,
        fontWeight: 600,
        flex: 'none',
      }}
    >
      {initials(name)}
    </Box>
  );
}
