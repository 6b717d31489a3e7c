import { useEffect, useRef } from 'react';

/**
 * Keys by physical position (`event.code`), so that they work in the Russian layout: `KeyJ`, `Slash`, `Shift+Slash`,
 * `Ctrl+Enter` (⌘ counts as Ctrl), or two in a row: `KeyG KeyQ`.
 */
export type KeyBindings = Record<string, (event: KeyboardEvent) => void>;

const SEQUENCE_MS = 1200;
const TYPING =
  'input:not([type="checkbox"]):not([type="radio"]):not([type="button"]), textarea, select, [contenteditable="true"]';
const PRESSABLE =
  'button, a[href], summary, [role="button"], [role="tab"], [role="option"], [role="menuitem"]';

function chordOf(event: KeyboardEvent): string {
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  return `${ctrl}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.code}`;
}

function isElsewhere(event: KeyboardEvent, chord: string): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (chord.startsWith('Ctrl+')) return false;
  if (target?.closest(TYPING)) return true;
  return (event.code === 'Enter' || event.code === 'Space') && target?.closest(PRESSABLE) !== null;
}

/** A menu or a dialog on top takes the keys for itself. */
function isCovered(): boolean {
  return document.querySelector('.MuiModal-root:not([aria-hidden="true"]):not(.MuiModal-hidden)') !== null;
}

export interface KeyOptions {
  enabled?: boolean;
  /** For bindings that belong to a dialog or sheet itself. */
  inDialog?: boolean;
}

/** Listens while the component is mounted. Keys are off while typing (except with Ctrl) and below an open dialog. */
export function useKeys(bindings: KeyBindings, { enabled = true, inDialog = false }: KeyOptions = {}): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    if (!enabled) return;
    let first = { chord: '', at: 0 };
    const onKeyDown = (event: KeyboardEvent) => {
      const chord = chordOf(event);
      if (event.defaultPrevented || event.isComposing || isElsewhere(event, chord)) return;
      if (!inDialog && isCovered()) return;
      const inSequence = event.timeStamp - first.at < SEQUENCE_MS ? `${first.chord} ${chord}` : '';
      const handler = latest.current[inSequence] ?? latest.current[chord];
      first = { chord, at: event.timeStamp };
      if (!handler || (event.repeat && chord !== 'KeyJ' && chord !== 'KeyK')) return;
      event.preventDefault();
      handler(event);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [enabled, inDialog]);
}
