import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { COUNTERS_KEY } from '../../../layout';
import { newIdempotencyKey, useOffice } from '../../../providers';
import { casePath } from './views';

/** Takes the next case of the queue and opens it; `isEmpty` once the server said that there is none. */
export function useTakeNext() {
  const office = useOffice();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: () => office.claimNext(undefined, { idempotencyKey: newIdempotencyKey() }),
    onSuccess: (row) => {
      void queryClient.invalidateQueries({ queryKey: COUNTERS_KEY });
      void queryClient.invalidateQueries({ queryKey: ['applications', 'getList'] });
      if (row) void navigate(casePath(row.id), { state: { _scrollToTop: true } });
    },
  });
  return {
    take: () => mutation.isPending || mutation.mutate(),
    busy: mutation.isPending,
    isEmpty: mutation.isSuccess && mutation.data === null,
    error: mutation.error,
    dismiss: mutation.reset,
  };
}
