import { useLocation, useNavigate } from 'react-router-dom';
import { useKeys, type KeyBindings } from '../../../ui';
import { remarksOn, rowId } from './details/rows';
import { useDocumentSteps } from './documents/DocumentTools';
import { actionsOf } from './header/actions';
import { useDesk, type CaseDesk } from './state/desk';

function focusOn(key: string): boolean {
  const row = document.getElementById(rowId(key));
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
  return row !== null;
}

function stepRow(desk: CaseDesk, by: number): void {
  const rows =
    desk.tab === 'documents' ? desk.facts.filter(({ group }) => group === 'documents') : desk.facts;
  if (rows.length === 0) return;
  const current = desk.currentRow();
  const at = rows.findIndex(({ key }) => key === current);
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
  if (!next) return;
  if (desk.tab !== 'documents') desk.showTab('details');
  desk.focusRow(next.key);
  if (next.document) desk.showDocument(next.document.id);
  // The tab of the row may only now be on its way to the screen.
  if (!focusOn(next.key)) requestAnimationFrame(() => focusOn(next.key));
}

function remarkOnRow(desk: CaseDesk): void {
  if (!desk.can('requestCorrection')) return;
  const current = desk.currentRow();
  const fact = desk.facts.find(({ key }) => key === current);
  if (desk.tab !== 'documents') desk.showTab('details');
  if (!fact) {
    desk.compose({ kind: 'general' });
    return;
  }
  const [existing] = remarksOn(desk, fact);
  const target = fact.parts[0]?.target;
  if (existing !== undefined) desk.editRemark(existing);
  else if (target) desk.compose(target);
}

/** Keys of the case page; while a sheet is open only the documents still answer. */
export function CaseKeys() {
  const desk = useDesk();
  const step = useDocumentSteps();
  const navigate = useNavigate();
  const { key } = useLocation();
  // A case opened in its own tab has no page of ours before it.
  const leave = () => void (key === 'default' ? navigate('/') : navigate(-1));
  const documents: KeyBindings = step ? { BracketLeft: () => step(-1), BracketRight: () => step(1) } : {};
  const commands: KeyBindings = Object.fromEntries(
    actionsOf(desk).flatMap(({ key, act }) => (key ? [[key.code, act]] : [])),
  );
  useKeys(documents);
  useKeys(
    {
      ...commands,
      KeyJ: () => stepRow(desk, 1),
      KeyK: () => stepRow(desk, -1),
      KeyC: () => remarkOnRow(desk),
      Escape: () => (desk.composing === null ? leave() : desk.closeComposer()),
      ...(desk.draft.items.length > 0 && { 'Ctrl+Enter': desk.sendRemarks }),
    },
    { enabled: desk.sheet === null },
  );
  return null;
}
