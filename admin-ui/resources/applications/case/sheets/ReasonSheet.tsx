import { Typography } from '@mui/material';
import { useState } from 'react';
import type { StaffCommand } from '@shared/applications';
import { useDesk } from '../state/desk';
import { useKeptText } from '../state/useKeptText';
import { CaseSheet } from './CaseSheet';
import { TextArea } from './TextArea';

interface ReasonSheetProps {
  command: StaffCommand;
  title: string;
  text?: string;
  label: string;
  sendLabel: string;
  dangerous?: boolean;
  /** The name of the text in the body of the command. */
  field: 'reason' | 'comment';
}

/** A command that only asks why. */
export function ReasonSheet({ command, title, text, label, sendLabel, dangerous, field }: ReasonSheetProps) {
  const { record, words, perform } = useDesk();
  const [typed, change, forget] = useKeptText(record.id, command, () => ({ reason: '' }));
  const [tried, setTried] = useState(false);
  const reason = typed.reason.trim();
  const send = async () => {
    setTried(true);
    if (reason !== '' && (await perform(command, { [field]: reason }))) forget();
  };
  return (
    <CaseSheet
      title={title}
      command={command}
      sendLabel={sendLabel}
      dangerous={dangerous}
      onSend={() => void send()}
    >
      {text && <Typography>{text}</Typography>}
      <TextArea
        label={label}
        value={typed.reason}
        required
        error={tried && reason === '' ? words.sheet.required : null}
        onChange={(value) => change({ reason: value })}
      />
    </CaseSheet>
  );
}

interface PlainSheetProps {
  command: StaffCommand;
  title: string;
  text: string;
  sendLabel: string;
}

/** A command that asks nothing but says what follows from it. */
export function PlainSheet({ command, title, text, sendLabel }: PlainSheetProps) {
  const { perform } = useDesk();
  return (
    <CaseSheet title={title} command={command} sendLabel={sendLabel} onSend={() => void perform(command, {})}>
      <Typography>{text}</Typography>
    </CaseSheet>
  );
}
