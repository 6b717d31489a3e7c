import { styled } from '@mui/material/styles';
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

const Mark = styled('span')(({ theme: { palette } }) => ({
  borderRadius: '50%',
  backgroundColor: palette.soft.accent,
  color: palette.primary.main,
  display: 'grid',
  placeItems: 'center',
  lineHeight: 1,
  fontWeight: 600,
  flex: 'none',
  '&::before': { content: 'attr(data-initials)' },
}));

/** Two letters of a colleague beside the name; drawn, not written, so that they belong to no name or label. */
export function PersonMark({ name, size = 22 }: { name: string; size?: number }) {
  return (
    <Mark
      aria-hidden
      data-initials={initials(name)}
      style={{ width: size, height: size, fontSize: size > 24 ? 12 : 10 }}
    />
  );
}
