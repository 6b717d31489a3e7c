import { TextField } from '@mui/material';
import { TEXT_LIMIT } from '@shared/applications';

interface TextAreaProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | null;
  hint?: string;
  rows?: number;
  required?: boolean;
}

/** A free text of a command, at most a page and a half. */
export function TextArea({ label, value, onChange, error, hint, rows = 3, required }: TextAreaProps) {
  return (
    <TextField
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      multiline
      minRows={rows}
      maxRows={10}
      required={required}
      error={Boolean(error)}
      helperText={error ?? hint}
      slotProps={{ htmlInput: { maxLength: TEXT_LIMIT } }}
    />
  );
}
