import { Box, Button, IconButton, MenuItem, TextField } from '@mui/material';
import type { RoleAssignment } from '@shared/access';
import { useGetList } from 'react-admin';
import { useAppLocale } from '../../providers';
import { PlusIcon, TrashIcon } from '../../ui';
import { dayEnd, lastDayOf } from '../../administration/days';
import { useAdminWords } from '../../administration/words';
import { roleLabel, type RoleOption } from './record';

const ALL = { page: 1, perPage: 300 };

export function useRoleOptions(): RoleOption[] {
  const { data = [] } = useGetList<RoleOption>(
    'roles',
    { pagination: ALL, sort: { field: 'label', order: 'ASC' } },
    { staleTime: 60_000 },
  );
  return data;
}

interface RolesEditorProps {
  value: RoleAssignment[];
  onChange: (value: RoleAssignment[]) => void;
  /** Refusals of the server by path, `roles.0.expiresAt`. */
  errors?: Record<string, string>;
}

type RowProps = RolesEditorProps & { index: number; role: RoleAssignment; options: RoleOption[] };

function RoleRow({ index, role, options, value, onChange, errors = {} }: RowProps) {
  const words = useAdminWords();
  const locale = useAppLocale();
  const set = (change: Partial<RoleAssignment>) =>
    onChange(value.map((item, place) => (place === index ? { ...item, ...change } : item)));
  const roleError = errors[`roles.${index}.roleId`];
  const timeError = errors[`roles.${index}.expiresAt`];
  const taken = new Set(value.filter((item) => item !== role).map(({ roleId }) => roleId));
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
      <TextField
        select
        label={words.users.role}
        value={options.some(({ id }) => id === role.roleId) ? role.roleId : ''}
        onChange={({ target }) => set({ roleId: target.value })}
        error={roleError !== undefined}
        helperText={roleError}
      >
        {options.map((option) => (
          <MenuItem key={option.id} value={option.id} disabled={taken.has(option.id)}>
            {roleLabel(option, locale)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        type="date"
        label={words.users.lastDay}
        value={role.expiresAt === null ? '' : lastDayOf(role.expiresAt)}
        onChange={({ target }) => set({ expiresAt: dayEnd(target.value) ?? null })}
        error={timeError !== undefined}
        helperText={timeError}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ maxWidth: 190 }}
      />
      <IconButton
        aria-label={words.users.removeRole}
        onClick={() => onChange(value.filter((_item, place) => place !== index))}
      >
        <TrashIcon />
      </IconButton>
    </Box>
  );
}

/** Roles of a person, each for good or to the end of a day. */
export function RolesEditor(props: RolesEditorProps) {
  const words = useAdminWords();
  const options = useRoleOptions();
  const { value, onChange } = props;
  const free = options.find(({ id }) => !value.some(({ roleId }) => roleId === id));
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {value.map((role, index) => (
        <RoleRow key={role.roleId} index={index} role={role} options={options} {...props} />
      ))}
      {free !== undefined && (
        <Button
          size="small"
          startIcon={<PlusIcon />}
          onClick={() => onChange([...value, { roleId: free.id, expiresAt: null }])}
          sx={{ justifySelf: 'start' }}
        >
          {words.users.addRole}
        </Button>
      )}
    </Box>
  );
}
