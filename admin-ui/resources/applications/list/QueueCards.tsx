import { Box } from '@mui/material';
import type { ApplicationRow } from '@shared/applications';
import { useListContext } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Panel, PersonName, TermLabel } from '../../../ui';
import { NumberLink, ServiceCell, StatusCell } from './RowParts';
import { keepPlace } from './place';
import { casePath, useView } from './views';

function QueueCard({ row }: { row: ApplicationRow }) {
  const view = useView();
  const navigate = useNavigate();
  const open = () => {
    keepPlace(view, { rowId: row.id });
    void navigate(casePath(row.id), { state: { _scrollToTop: true } });
  };
  return (
    // The link inside is the control; the card only widens the place to tap.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <Box
      component="li"
      onClick={open}
      sx={{
        listStyle: 'none',
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        gap: '2px 12px',
        px: '10px',
        py: '8px',
        whiteSpace: 'nowrap',
        '& + &': { borderTop: 1, borderColor: 'hairline' },
      }}
    >
      <NumberLink row={row} />
      <Box
        component="span"
        sx={{ overflow: 'hidden', textOverflow: 'ellipsis', justifySelf: 'end', maxWidth: '46vw' }}
      >
        <PersonName name={row.applicantName} kind={row.applicantKind} />
      </Box>
      <Box sx={{ gridColumn: '1 / 3', minWidth: 0 }}>
        <ServiceCell row={row} />
      </Box>
      <Box
        sx={{
          gridColumn: '1 / 3',
          display: 'flex',
          flexWrap: 'wrap',
          justifyContent: 'space-between',
          columnGap: 1,
          '& > :last-child': { fontSize: 13 },
        }}
      >
        <StatusCell row={row} />
        <TermLabel term={row} />
      </Box>
    </Box>
  );
}

/** The queue of a narrow screen: the same facts in the same order, a card a case. */
export function QueueCards() {
  const { data = [] } = useListContext<ApplicationRow>();
  return (
    <Panel component="ul" sx={{ p: 0 }}>
      {data.map((row) => (
        <QueueCard key={row.id} row={row} />
      ))}
    </Panel>
  );
}
