import { useQuery } from '@tanstack/react-query';
import type { QueueCounters } from '@shared/applications/queue';
import { useMay, useOffice } from '../providers';

const REFRESH_MS = 30_000;
export const COUNTERS_KEY = ['applications', 'counters'] as const;

/** Live counts of the queue's tabs; undefined until known, and for those who work no cases. */
export function useCounters(): QueueCounters | undefined {
  const office = useOffice();
  const enabled = useMay('read', 'Application');
  const { data } = useQuery({
    queryKey: COUNTERS_KEY,
    queryFn: () => office.counters(),
    refetchInterval: REFRESH_MS,
    enabled,
  });
  return data;
}
