import { Alert, Box, Typography } from '@mui/material';
import type { Permission, RolePreview } from '@shared/access';
import { useQuery } from '@tanstack/react-query';
import { useOffice } from '../../providers';
import { CloseIcon, PlusIcon, useErrorText, type IconComponent } from '../../ui';
import { useAdminWords } from '../../administration/words';

const NAMED = 6;

function Sentences({ title, list, Icon }: { title: string; list: string[]; Icon: IconComponent }) {
  if (list.length === 0) return null;
  return (
    <Box>
      <Box sx={{ fontWeight: 500, display: 'flex', alignItems: 'center', gap: '6px' }}>
        <Icon /> {title}
      </Box>
      <Box component="ul" sx={{ pl: 3, m: 0 }}>
        {list.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </Box>
    </Box>
  );
}

function Preview({ preview }: { preview: RolePreview }) {
  const words = useAdminWords();
  const { added, removed, people, peopleCount, conflicts } = preview;
  const names = people.slice(0, NAMED).map(({ shortName }) => shortName);
  const more = peopleCount - names.length;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Sentences title={words.roles.will} list={added} Icon={PlusIcon} />
      <Sentences title={words.roles.willNot} list={removed} Icon={CloseIcon} />
      <div>
        {words.roles.affects(peopleCount)} {names.join(', ')} {more > 0 && words.roles.more(more)}
      </div>
      {conflicts.length > 0 && (
        <Alert severity="warning">
          {words.roles.conflicts} {conflicts.map(({ shortName }) => shortName).join(', ')}
        </Alert>
      )}
      <Box sx={{ color: 'text.secondary' }}>{words.roles.when}</Box>
    </Box>
  );
}

/** What saving would change, in sentences, and for whom; the server works it out. */
export function ChangesPanel({ roleId, permissions }: { roleId: string; permissions: Permission[] | null }) {
  const words = useAdminWords();
  const office = useOffice();
  const errorText = useErrorText();
  const { data, error } = useQuery({
    queryKey: ['roles', 'preview', roleId, permissions],
    queryFn: () => office.administer<RolePreview>(`roles/${roleId}/preview`, { permissions }),
    enabled: permissions !== null,
    placeholderData: (previous) => previous,
  });
  return (
    <Box component="section" aria-label={words.roles.changes} sx={{ p: 2 }}>
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {words.roles.changes}
      </Typography>
      {permissions === null && <Box sx={{ color: 'text.secondary' }}>{words.roles.noChanges}</Box>}
      {permissions !== null && error && <Alert severity="error">{errorText(error)}</Alert>}
      {permissions !== null && data && <Preview preview={data} />}
    </Box>
  );
}
