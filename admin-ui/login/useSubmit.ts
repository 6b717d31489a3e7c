import { useState, type FormEvent } from 'react';
import { useSignInError } from './useSignInError';

/**
 * One form that is sent: busy while it is, and a sentence when it was refused. `send` itself may answer with a sentence
 * on why there was nothing to send.
 */
export function useSubmit(send: () => Promise<string | void>) {
  const errorText = useSignInError();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      setError((await send()) ?? '');
    } catch (failure) {
      setError(errorText(failure));
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, onSubmit: (event: FormEvent) => void submit(event) };
}
