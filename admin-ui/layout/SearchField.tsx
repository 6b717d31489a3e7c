import { Box, InputBase } from '@mui/material';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { Kbd, SearchIcon, useKeys } from '../ui';
import { setSearchText, useSearchText } from './searchText';

export const SEARCH_PATH = '/queue/search';
const PAUSE_MS = 300;

/** Search over every case that one may see. Enter goes to the results; there they follow the typing. */
export function SearchField() {
  const onResults = useLocation().pathname === SEARCH_PATH;
  // Leaving the results empties the field; coming back to them fills it again.
  return <Field key={String(onResults)} onResults={onResults} />;
}

function Field({ onResults }: { onResults: boolean }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const sought = useSearchText();
  const [text, setText] = useState(onResults ? sought : '');
  const input = useRef<HTMLInputElement>(null);

  useKeys({ Slash: () => input.current?.select() });
  useEffect(() => {
    if (!onResults) return;
    const timer = setTimeout(() => setSearchText(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, onResults]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSearchText(text);
    if (!onResults) void navigate(SEARCH_PATH);
    input.current?.blur();
  };

  return (
    <Box component="search" sx={{ flex: '0 1 420px', minWidth: 0 }}>
      <form onSubmit={submit}>
        <InputBase
          inputRef={input}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
          placeholder={translate('top.search')}
          fullWidth
          startAdornment={<SearchIcon sx={{ color: 'text.secondary', mr: 1 }} />}
          endAdornment={<Kbd>/</Kbd>}
          slotProps={{
            input: {
              'aria-label': translate('top.search_label'),
              autoComplete: 'off',
              enterKeyHint: 'search',
            },
          }}
          sx={{
            bgcolor: 'background.default',
            border: 1,
            borderColor: 'divider',
            borderRadius: '6px',
            px: '10px',
            height: 34,
            '&:focus-within': {
              borderColor: 'primary.main',
              outline: '1px solid',
              outlineColor: 'primary.main',
            },
            '& input::placeholder': { color: 'text.secondary', opacity: 1 },
          }}
        />
      </form>
    </Box>
  );
}
