import { Box, Checkbox, FormControlLabel, TextField } from '@mui/material';
import { useAdminWords } from '../../administration/words';

export interface RoleNames {
  labelRu: string;
  labelEn: string;
  requiresSecondFactor: boolean;
}

interface NamesFieldsProps {
  value: RoleNames;
  onChange: (value: RoleNames) => void;
  errors: Record<string, string>;
  disabled?: boolean;
}

/** The names of a role and whether it asks for a second factor. */
export function NamesFields({ value, onChange, errors, disabled = false }: NamesFieldsProps) {
  const words = useAdminWords();
  const field = (name: 'labelRu' | 'labelEn') => (
    <TextField
      label={words.fields[name]}
      value={value[name]}
      disabled={disabled}
      onChange={({ target }) => onChange({ ...value, [name]: target.value })}
      error={errors[name] !== undefined}
      helperText={errors[name]}
      slotProps={{ htmlInput: { maxLength: 100 } }}
    />
  );
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
      {field('labelRu')}
      {field('labelEn')}
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={value.requiresSecondFactor}
            disabled={disabled}
            onChange={({ target }) => onChange({ ...value, requiresSecondFactor: target.checked })}
          />
        }
        label={words.roles.secondFactor}
      />
    </Box>
  );
}
