import { Box, Tab, Tabs } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useCounters } from '../../../layout';
import { useAppLocale, useMay } from '../../../providers';
import { formatNumber } from '../../../ui';
import { TABS, isTab, type QueueView } from './views';

export function QueueTabs({ view }: { view: QueueView }) {
  const translate = useTranslate();
  const locale = useAppLocale();
  const counters = useCounters();
  const worksCases = useMay('claim', 'Application');
  const tabs = TABS.filter((tab) => worksCases || tab !== 'mine');
  return (
    <Tabs
      component="nav"
      value={isTab(view) ? view : false}
      variant="scrollable"
      scrollButtons={false}
      aria-label={translate('queue.tabs')}
      sx={{ mt: 1 }}
    >
      {tabs.map((tab) => (
        <Tab
          key={tab}
          value={tab}
          component={Link}
          to={`/queue/${tab}`}
          label={
            <span>
              {translate(`queue.tab.${tab}`)}
              {counters && tab !== 'closed' && (
                <Box component="b" sx={{ ml: '5px', fontWeight: 500, fontSize: 13 }}>
                  {formatNumber(locale, counters[tab])}
                </Box>
              )}
            </span>
          }
        />
      ))}
    </Tabs>
  );
}
