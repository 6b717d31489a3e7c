import { IconButton, InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EyeIcon, EyeOffIcon, focusOnMount } from '../ui';

interface PasswordFieldProps {
  label: string;
  value: string;
  /** It takes the focus when it appears. */
  first?: boolean;
  isNew?: boolean;
  invalid?: boolean;
  describedBy?: string;
  onChange: (value: string) => void;
}

export function PasswordField({
  label,
  value,
  first,
  isNew,
  invalid,
  describedBy,
  onChange,
}: PasswordFieldProps) {
  const translate = useTranslate();
  const [shown, setShown] = useState(false);
  const switchLabel = translate(shown ? 'login.hide_password' : 'login.show_password');
  return (
    <TextField
      label={label}
      inputRef={first ? focusOnMount : undefined}
      type={shown ? 'text' : 'password'}
      value={value}
      error={invalid}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        htmlInput: {
          autoComplete: isNew ? 'new-password' : 'current-password',
          required: true,
          'aria-describedby': describedBy,
        },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton
                aria-label={switchLabel}
                title={switchLabel}
                edge="end"
                onClick={() => setShown(!shown)}
              >
                {shown ? <EyeOffIcon /> : <EyeIcon />}
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
