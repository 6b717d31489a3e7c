import { Alert, Box, useMediaQuery } from '@mui/material';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { CaseRecord, StaffCommand } from '@shared/applications';
import { EmptyState, PersonIcon, shortName, Panel } from '../../../ui';
import { useQueryClient } from '@tanstack/react-query';
import { COUNTERS_KEY } from '../../../layout';
import { TOP_BAR_HEIGHT } from '../../../theme';
import { AfterLine, doneWords } from './AfterLine';
import { CaseKeys } from './CaseKeys';
import { ChecksTab } from './checks/ChecksTab';
import { ConflictLine } from './ConflictLine';
import { CorrespondenceTab } from './correspondence/CorrespondenceTab';
import { DetailsTab } from './details/DetailsTab';
import { DocumentPreview } from './documents/DocumentPreview';
import { DocumentsTab } from './documents/DocumentsTab';
import { CaseHeader, tabsOf } from './header/CaseHeader';
import { HistoryTab } from './history/HistoryTab';
import { DraftTray, hasTray } from './remarks/DraftTray';
import { Sheets } from './sheets/Sheets';
import { CaseDeskContext, useDesk, type CaseDesk, type TabName } from './state/desk';
import type { CaseApi } from './state/useCaseApi';
import { useCaseChanges } from './state/useCaseChanges';
import { useCaseDesk } from './state/useCaseDesk';
import { useCaseWords } from './words';

const CONTENT: Record<TabName, () => ReactNode> = {
  details: DetailsTab,
  documents: DocumentsTab,
  checks: ChecksTab,
  correspondence: CorrespondenceTab,
  history: HistoryTab,
};

function HolderLine() {
  const { record, words, me } = useDesk();
  const open = record.closedAt === null && record.assigneeId !== null && record.assigneeId !== me?.id;
  if (!open || record.status === 'awaiting_signoff') return null;
  return (
    <Alert severity="info" icon={<PersonIcon />} sx={{ borderRadius: 0, py: 0 }}>
      {record.commands.length > 0
        ? words.heldBy(shortName(record.assigneeName ?? ''))
        : words.heldToRead(shortName(record.assigneeName ?? ''))}
    </Alert>
  );
}

/** A refusal of the server, unless a sheet already shows it. */
function FailureLine({ changed }: { changed: boolean }) {
  const { command, sheet } = useDesk();
  if (!command.failure || sheet !== null) return null;
  // The line above says the same with a name and a way on.
  if (changed && command.failure.code === 'stale_version') return null;
  return (
    <Alert severity="error" sx={{ borderRadius: 0 }} onClose={command.dismiss}>
      {command.failure.message} {command.failure.errors.map(({ message }) => message).join(' ')}
    </Alert>
  );
}

function Body() {
  const desk = useDesk();
  const wide = useMediaQuery('(min-width: 1000px)', { noSsr: true });
  const tabs = tabsOf(desk);
  const tab = tabs.includes(desk.tab) ? desk.tab : (tabs[0] ?? 'details');
  if (tabs.length === 0)
    return <EmptyState title={desk.words.nothing.title} hint={desk.words.nothing.text} />;
  const Content = CONTENT[tab];
  const beside = desk.record.documents !== null && (wide || tab === 'documents');
  const draftOnly = !beside && tab === 'details' && hasTray(desk);
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          md: beside ? 'minmax(0, 1fr) minmax(380px, 468px)' : 'minmax(0, 1fr)',
        },
        gap: { xs: 1.5, md: 2 },
        p: { xs: '12px', sm: '16px 20px' },
        flex: 1,
        minHeight: 0,
      }}
    >
      <Box
        role="tabpanel"
        id={`case-panel-${tab}`}
        aria-labelledby={`case-tab-${tab}`}
        tabIndex={0}
        sx={{ minWidth: 0, overflowY: { md: 'auto' }, '&:focus-visible': { outlineOffset: -2 } }}
      >
        <Content />
      </Box>
      {(beside || draftOnly) && (
        <Panel
          sx={{
            display: 'flex',
            flexDirection: 'column',
            minWidth: 0,
            minHeight: 0,
            overflow: 'hidden',
            alignSelf: { xs: 'start', md: 'stretch' },
            width: '100%',
          }}
        >
          {beside && <DocumentPreview />}
          <DraftTray />
        </Panel>
      )}
    </Box>
  );
}

/**
 * Checks that end and documents that get made are what the page waits for, not someone else's change: while nothing
 * can be typed on the case, the page follows the system's own steps by itself.
 */
function useOwnSteps({ record, changes, update }: CaseDesk): void {
  const waits = record.closedAt !== null || record.status === 'submitted' || record.status === 'corrected';
  const byItself = changes?.changes.every(({ changedBy }) => changedBy === null) ?? false;
  const follows = waits && byItself;
  useEffect(() => {
    if (follows) void update();
  }, [follows, update]);
}

interface CaseViewProps {
  record: CaseRecord;
  api: CaseApi;
  refetch: () => Promise<unknown>;
}

const NOTHING_CHANGED: ReadonlySet<string> = new Set();

/** The case as one instrument: the heading stands still, both halves below scroll by themselves. */
export function CaseView({ record, api, refetch }: CaseViewProps) {
  const words = useCaseWords();
  const [done, setDone] = useState<StaffCommand | null>(null);
  const [changedFields, setChangedFields] = useState(NOTHING_CHANGED);
  const { changes, check } = useCaseChanges(api, record.version);
  const queries = useQueryClient();
  const onDone = useCallback(
    (command: StaffCommand) => {
      setChangedFields(NOTHING_CHANGED);
      setDone(command);
      void queries.invalidateQueries({ queryKey: COUNTERS_KEY });
    },
    [queries],
  );
  const conflicted = useCallback(() => void check(), [check]);
  const updated = useCallback((fields: string[]) => setChangedFields(new Set(fields)), []);
  const events = { refresh: refetch, done: onDone, conflicted, changedFields, changes, updated };
  const desk = useCaseDesk(record, api, events);
  useOwnSteps(desk);
  const after = done !== null && doneWords(words, done) !== null ? done : null;
  return (
    <CaseDeskContext.Provider value={desk}>
      <CaseKeys />
      <Box
        sx={{
          display: 'flex',
          flexDirection: 'column',
          height: { md: `calc(100dvh - ${TOP_BAR_HEIGHT}px)` },
          pb: { xs: '64px', sm: 0 },
        }}
      >
        <Box component="output" sx={{ display: 'block' }}>
          {desk.sheet === null && <ConflictLine />}
          {after && <AfterLine command={after} api={api} onStay={() => setDone(null)} />}
        </Box>
        <FailureLine changed={changes !== null} />
        <HolderLine />
        <CaseHeader />
        <Body />
      </Box>
      <Sheets />
    </CaseDeskContext.Provider>
  );
}
