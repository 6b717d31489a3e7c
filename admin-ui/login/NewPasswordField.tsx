import { Box, Typography } from '@mui/material';
import { useId } from 'react';
import { CheckIcon } from '../ui';
import { PasswordField } from './PasswordField';
import { LISTED_RULES, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, brokenRules } from './password-rules';
import { useSignInWords } from './words';

const readOutOnly = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
};

function Rule({ label, met, missed }: { label: string; met: boolean; missed: boolean }) {
  const words = useSignInWords();
  const colour = met ? 'success.main' : missed ? 'error.main' : 'text.secondary';
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'center', gap: 1, color: colour, listStyle: 'none' }}
    >
      <Box component="span" aria-hidden sx={{ width: 16, display: 'grid', placeItems: 'center' }}>
        {met ? <CheckIcon sx={{ fontSize: 16 }} /> : '·'}
      </Box>
      <span>
        {label}
        <Box component="span" sx={readOutOnly}>
          : {met ? words.password.met : words.password.unmet}
        </Box>
      </span>
    </Box>
  );
}

interface NewPasswordFieldProps {
  value: string;
  first?: boolean;
  /** Somebody tried to send it as it is: what is missing stands out. */
  tried: boolean;
  onChange: (value: string) => void;
}

/** A new password and, as it is typed, which of the rules it meets. */
export function NewPasswordField({ value, first, tried, onChange }: NewPasswordFieldProps) {
  const words = useSignInWords();
  const rulesId = useId();
  const broken = brokenRules(value);
  const { rule } = words.password;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <PasswordField
        label={words.password.next}
        value={value}
        first={first}
        isNew
        invalid={tried && broken.size > 0}
        describedBy={rulesId}
        onChange={onChange}
      />
      <Typography variant="caption" component="div" id={rulesId}>
        <Box component="ul" aria-label={words.password.rules} sx={{ p: 0 }}>
          {LISTED_RULES.map((code) => (
            <Rule
              key={code}
              label={code === 'too_small' ? rule.too_small(PASSWORD_MIN_LENGTH) : rule[code]}
              met={!broken.has(code)}
              missed={tried}
            />
          ))}
        </Box>
        {broken.has('too_big') && (
          <Box sx={{ color: 'error.main' }}>{words.password.too_big(PASSWORD_MAX_LENGTH)}</Box>
        )}
      </Typography>
    </Box>
  );
}
