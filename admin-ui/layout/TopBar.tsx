import { Box } from '@mui/material';
import { useMay } from '../providers';
import { TOP_BAR_HEIGHT } from '../theme/tokens';
import { PreferenceButtons } from './Preferences';
import { ProfileMenu } from './ProfileMenu';
import { SearchField } from './SearchField';

export function TopBar({ onKeys }: { onKeys: () => void }) {
  const readsCases = useMay('read', 'Application');
  return (
    <Box
      component="header"
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 'appBar',
        height: TOP_BAR_HEIGHT,
        display: 'flex',
        alignItems: 'center',
        gap: '10px',
        px: '20px',
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {readsCases && <SearchField />}
      <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: '4px' }}>
        <PreferenceButtons />
        <ProfileMenu onKeys={onKeys} />
      </Box>
    </Box>
  );
}
