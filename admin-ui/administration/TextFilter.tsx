import { InputBase } from '@mui/material';
import { useEffect, useState } from 'react';
import { useListContext } from 'react-admin';
import { SearchIcon } from '../ui';
import { useAdminWords } from './words';

const PAUSE_MS = 300;

/** Search in the list around it; the list follows the typing. */
export function TextFilter({ placeholder }: { placeholder: string }) {
  const words = useAdminWords();
  const { filterValues, setFilters } = useListContext();
  const sought = String(filterValues['q'] ?? '');
  const [text, setText] = useState(sought);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === sought) return;
    const timer = setTimeout(() => {
      const { q: _previous, ...rest } = filterValues;
      setFilters(wanted === '' ? rest : { ...rest, q: wanted }, undefined, false);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <InputBase
      value={text}
      onChange={(event) => setText(event.target.value)}
      placeholder={placeholder}
      startAdornment={<SearchIcon sx={{ color: 'text.secondary', mr: 1 }} />}
      slotProps={{ input: { 'aria-label': words.search, autoComplete: 'off', maxLength: 200 } }}
      sx={{
        flex: '1 1 240px',
        maxWidth: 360,
        height: 34,
        px: '10px',
        border: 1,
        borderColor: 'divider',
        borderRadius: '6px',
        bgcolor: 'background.paper',
        '& input::placeholder': { color: 'text.secondary', opacity: 1 },
      }}
    />
  );
}
