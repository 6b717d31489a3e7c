import { Box, Tab, Tabs, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { BoltIcon, StatusMark, Tag, formatDate, formatRoubles, shortName } from '../../../../ui';
import { TABS, useDesk, type CaseDesk, type TabName } from '../state/desk';
import { CaseActions } from './CaseActions';
import { TermLine } from './TermLine';

function Marked({ fields, children }: { fields: string[]; children: ReactNode }) {
  const { changedFields } = useDesk();
  const changed = fields.some((field) => changedFields.has(field));
  return (
    <Box component="span" sx={changed ? { bgcolor: 'soft.soon', borderRadius: '4px', px: 0.5 } : undefined}>
      {children}
    </Box>
  );
}

/** The fee of the card and what became of it; nothing where none is charged. */
function feeWords({ record, words }: CaseDesk): string | null {
  const { fee } = record.card;
  if (fee === null) return null;
  return words.fee(formatRoubles(words.locale, fee.amount), words.feeState[record.feeState]);
}

function Facts() {
  const desk = useDesk();
  const { record, words, me } = desk;
  const fee = feeWords(desk);
  const holder =
    record.assigneeId === me?.id ? words.you : record.assigneeName && shortName(record.assigneeName);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, color: 'text.secondary' }}>
      <Box component="span" sx={{ color: 'text.primary', fontWeight: 500 }}>
        {record.applicantName}
      </Box>
      <span>{record.serviceTitle}</span>
      <Marked fields={['departmentId']}>{record.departmentName}</Marked>
      <Marked fields={['assigneeId', 'assignee']}>
        {words.assignee}: {holder ?? words.nobody}
      </Marked>
      <span>{words.received(formatDate(record.receivedAt, record.timeZone))}</span>
      {record.signed && <span>{words.signed}</span>}
      {fee && <span>{fee}</span>}
    </Box>
  );
}

function countOf(desk: CaseDesk, tab: TabName): number | null {
  const { record } = desk;
  if (tab === 'documents') return desk.documents.length;
  if (tab === 'checks') return record.checks?.filter(({ verdict }) => verdict !== 'passed').length ?? 0;
  if (tab === 'correspondence') return record.corrections?.length ?? 0;
  return null;
}

/** Tabs of what this reader may see: a part that the server did not send has no tab. */
export function tabsOf({ record }: CaseDesk): TabName[] {
  return TABS.filter((tab) => {
    if (tab === 'details')
      return record.applicant !== null || record.form !== null || record.documents !== null;
    if (tab === 'correspondence') return record.corrections !== null || record.notices !== null;
    return record[tab] !== null;
  });
}

function CaseTabs() {
  const desk = useDesk();
  const { words, tab, showTab } = desk;
  const tabs = tabsOf(desk);
  if (tabs.length === 0) return <Box sx={{ pb: 1.5 }} />;
  return (
    <Tabs
      value={tabs.includes(tab) ? tab : tabs[0]}
      onChange={(_event, next: TabName) => showTab(next)}
      aria-label={words.tabs.label}
      variant="scrollable"
      scrollButtons={false}
      sx={{ mt: 0.5, mb: '-1px' }}
    >
      {tabs.map((name) => {
        const count = countOf(desk, name);
        return (
          <Tab
            key={name}
            id={`case-tab-${name}`}
            aria-controls={`case-panel-${name}`}
            value={name}
            label={
              <span>
                {words.tabs[name]}
                {count !== null && count > 0 && (
                  <Box component="span" sx={{ fontSize: 13, fontWeight: 500, ml: 0.5 }}>
                    {count}
                  </Box>
                )}
              </span>
            }
          />
        );
      })}
    </Tabs>
  );
}

/** Number, status and term of the case, who asks for what, and what can be done now. */
export function CaseHeader() {
  const { record, words } = useDesk();
  return (
    <Box
      component="header"
      sx={{
        bgcolor: 'background.paper',
        borderBottom: '1px solid',
        borderColor: 'divider',
        p: { xs: '10px 12px 0', sm: '14px 20px 0' },
      }}
    >
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5, mb: 0.5 }}
      >
        <Typography variant="h1" id="case-title" tabIndex={-1} sx={{ outline: 'none', whiteSpace: 'nowrap' }}>
          {record.number}
        </Typography>
        <Marked fields={['status']}>
          <StatusMark status={record.status} />
        </Marked>
        {record.priority === 'expedited' && (
          <Tag title={words.expeditedHint}>
            <BoltIcon sx={{ fontSize: 13 }} />
            {words.expedited}
          </Tag>
        )}
        <CaseActions />
      </Box>
      <Facts />
      <Box sx={{ mt: 0.5 }}>
        <TermLine />
      </Box>
      <CaseTabs />
    </Box>
  );
}
