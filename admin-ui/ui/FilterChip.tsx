import {
  Box,
  Button,
  CircularProgress,
  IconButton,
  Menu,
  MenuItem,
  Typography,
  type MenuItemProps,
} from '@mui/material';
import { useId, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ChevronDownIcon, CloseIcon } from './icons';

export interface FilterOption {
  value: string;
  label: string;
}

interface FilterChipProps {
  label: string;
  value: string | undefined;
  options: FilterOption[];
  loading?: boolean;
  /** Called when the list is about to be shown, so that long lists are fetched only when asked for. */
  onOpen?: () => void;
  onChange: (value: string | undefined) => void;
}

const chip = {
  border: 1,
  borderRadius: '6px',
  flex: 'none',
  display: 'inline-flex',
  alignItems: 'stretch',
  bgcolor: 'background.paper',
};

function NoOptions({ loading, ...item }: { loading: boolean } & MenuItemProps) {
  const translate = useTranslate();
  return (
    <MenuItem {...item} disabled>
      {loading ? (
        <CircularProgress size={16} aria-label={translate('app.loading')} />
      ) : (
        translate('queue.filter.nothing')
      )}
    </MenuItem>
  );
}

/** One condition of the queue: closed «Услуга ▾», set «Срок: сегодня ×». */
export function FilterChip({ label, value, options, loading = false, onOpen, onChange }: FilterChipProps) {
  const translate = useTranslate();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const buttonId = useId();
  const isSet = value !== undefined;
  const chosen = options.find((option) => option.value === value)?.label;
  const choose = (next: string) => {
    setOpen(false);
    onChange(next === value ? undefined : next);
  };
  return (
    <Box
      sx={{
        ...chip,
        borderColor: isSet ? 'primary.main' : 'divider',
        ...(isSet && { bgcolor: 'soft.accent', color: 'primary.main' }),
      }}
    >
      <Button
        id={buttonId}
        ref={anchor}
        size="small"
        color="inherit"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => {
          onOpen?.();
          setOpen(true);
        }}
        endIcon={isSet ? undefined : <ChevronDownIcon style={{ fontSize: 14 }} />}
        sx={{ fontWeight: 400, px: '10px', py: '4px', color: isSet ? 'inherit' : 'text.secondary' }}
      >
        {isSet ? `${label}: ${chosen ?? '…'}` : label}
      </Button>
      {isSet && (
        <IconButton
          size="small"
          aria-label={translate('queue.filter.remove', { name: label })}
          onClick={() => onChange(undefined)}
          sx={{ p: '4px', color: 'inherit' }}
        >
          <CloseIcon sx={{ fontSize: 14 }} />
        </IconButton>
      )}
      <Menu
        anchorEl={() => anchor.current}
        open={open}
        onClose={() => setOpen(false)}
        slotProps={{
          list: { 'aria-labelledby': buttonId, dense: true },
          paper: { sx: { maxHeight: 420, maxWidth: 460 } },
        }}
      >
        {options.map((option) => (
          <MenuItem key={option.value} selected={option.value === value} onClick={() => choose(option.value)}>
            <Typography noWrap>{option.label}</Typography>
          </MenuItem>
        ))}
        {options.length === 0 && <NoOptions loading={loading} />}
      </Menu>
    </Box>
  );
}
