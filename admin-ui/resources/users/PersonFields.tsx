import { Box } from '@mui/material';
import { AutocompleteInput, SelectInput, TextInput, required, useGetList } from 'react-admin';
import { LOCALES } from '@shared/kernel/ids';
import { useAdminWords } from '../../administration/words';

const ALL = { page: 1, perPage: 300 };
const must = required();

/** Departments that work, for a choice. */
export function useDepartmentChoices(): { id: string; name: string }[] {
  const { data = [] } = useGetList<{ id: string; name: string; city: string; closedAt: string | null }>(
    'departments',
    { pagination: ALL, sort: { field: 'name', order: 'ASC' } },
    { staleTime: 60_000 },
  );
  return data
    .filter(({ closedAt }) => closedAt === null)
    .map(({ id, name, city }) => ({ id, name: `${name}, ${city}` }));
}

/** Who the person is and where they work. */
export function PersonFields({ readOnly = false }: { readOnly?: boolean }) {
  const { fields, users } = useAdminWords();
  const departments = useDepartmentChoices();
  const common = { helperText: false, readOnly } as const;
  return (
    <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: { sm: '1fr 1fr' } }}>
      <TextInput source="lastName" label={fields['lastName']} validate={must} {...common} />
      <TextInput source="firstName" label={fields['firstName']} validate={must} {...common} />
      <TextInput source="middleName" label={fields['middleName']} {...common} />
      <TextInput source="position" label={fields['position']} validate={must} {...common} />
      <TextInput source="email" label={fields['email']} type="email" validate={must} {...common} />
      <TextInput source="phone" label={fields['phone']} type="tel" {...common} />
      <AutocompleteInput
        source="departmentId"
        label={fields['departmentId']}
        choices={departments}
        validate={must}
        {...common}
      />
      <SelectInput
        source="locale"
        label={users.letters}
        choices={LOCALES.map((id) => ({ id, name: users.locale[id] }))}
        validate={must}
        {...common}
      />
    </Box>
  );
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** The values of the form as the server takes them: an empty field that may be empty is null. */
export function personBody(values: Record<string, unknown>) {
  const { lastName, firstName, middleName, position, email, phone, departmentId, locale } = values;
  return {
    lastName: text(lastName) ?? '',
    firstName: text(firstName) ?? '',
    middleName: text(middleName),
    position: text(position) ?? '',
    email: text(email) ?? '',
    phone: text(phone),
    departmentId,
    locale: locale ?? 'ru',
  };
}
