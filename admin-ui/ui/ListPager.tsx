import { Box, IconButton, Typography } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { ChevronLeftIcon, ChevronRightIcon } from './icons';

/** «1–25 из 204 ‹ ›» of the list around it. */
export function ListPager() {
  const translate = useTranslate();
  const { page, perPage, total, setPage } = useListContext();
  if (!total) return null;
  const to = Math.min(page * perPage, total);
  const pages = Math.ceil(total / perPage);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: '4px', color: 'text.secondary' }}>
      <Typography variant="caption" sx={{ mr: '4px' }}>
        {translate('queue.range', { from: (page - 1) * perPage + 1, to, total })}
      </Typography>
      {pages > 1 && (
        <>
          <IconButton
            aria-label={translate('queue.previous_page')}
            disabled={page <= 1}
            onClick={() => setPage(page - 1)}
          >
            <ChevronLeftIcon />
          </IconButton>
          <IconButton
            aria-label={translate('queue.next_page')}
            disabled={page >= pages}
            onClick={() => setPage(page + 1)}
          >
            <ChevronRightIcon />
          </IconButton>
        </>
      )}
    </Box>
  );
}
