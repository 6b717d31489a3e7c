import { Checkbox, FormControl, FormControlLabel, FormGroup, FormHelperText, FormLabel } from '@mui/material';
import { useState } from 'react';
import { useDesk } from '../state/desk';
import { useKeptText } from '../state/useKeptText';
import { CaseSheet } from './CaseSheet';
import { DecisionPreview, decisionText } from './DecisionPreview';
import { chooseReasons, type Refusal } from './refusal';
import { TextArea } from './TextArea';

function Reasons({
  refusal,
  onChange,
  error,
}: {
  refusal: Refusal;
  onChange: (next: Refusal) => void;
  error: string | null;
}) {
  const { record, words } = useDesk();
  const all = record.card.refusalReasons;
  const toggle = (code: string, chosen: boolean) => {
    const codes = chosen ? [...refusal.reasons, code] : refusal.reasons.filter((other) => other !== code);
    onChange(chooseReasons(all, refusal, codes));
  };
  return (
    <FormControl component="fieldset" error={error !== null}>
      <FormLabel component="legend" sx={{ fontSize: 13 }}>
        {words.sheet.reject.reasons}
      </FormLabel>
      <FormGroup>
        {all.map(({ code, label }) => (
          <FormControlLabel
            key={code}
            label={label}
            control={
              <Checkbox
                size="small"
                sx={{ py: '5px' }}
                checked={refusal.reasons.includes(code)}
                onChange={(_event, chosen) => toggle(code, chosen)}
              />
            }
          />
        ))}
      </FormGroup>
      {error && <FormHelperText>{error}</FormHelperText>}
    </FormControl>
  );
}

/** Refusal: reasons of the card, an explanation and a recommendation, and the letter that they make. */
export function RejectSheet() {
  const { record, words, can, perform } = useDesk();
  const proposes = can('propose');
  const [refusal, change, forget] = useKeptText<Refusal>(record.id, 'reject', () => ({
    reasons: [],
    explanation: '',
    recommendation: '',
  }));
  const [tried, setTried] = useState(false);
  const say = words.sheet.reject;
  const faults = {
    reasons: refusal.reasons.length === 0 ? say.needReasons : null,
    explanation: refusal.explanation.trim() === '' ? say.needExplanation : null,
    recommendation: refusal.recommendation.trim() === '' ? say.needRecommendation : null,
  };
  const shown = (fault: string | null) => (tried ? fault : null);
  const send = async () => {
    setTried(true);
    if (Object.values(faults).some((fault) => fault !== null)) return;
    const done = await (proposes
      ? perform('propose', { outcome: 'reject', ...refusal })
      : perform('reject', { ...refusal }));
    if (done) forget();
  };
  return (
    <CaseSheet
      title={proposes ? say.propose : say.title}
      command={proposes ? 'propose' : 'reject'}
      sendLabel={proposes ? say.propose : say.send}
      dangerous
      note={proposes ? words.sheet.fourEyes : words.sheet.final}
      onSend={() => void send()}
    >
      <Reasons refusal={refusal} onChange={change} error={shown(faults.reasons)} />
      <TextArea
        label={say.explanation}
        value={refusal.explanation}
        required
        error={shown(faults.explanation)}
        onChange={(explanation) => change({ explanation })}
      />
      <TextArea
        label={say.recommendation}
        value={refusal.recommendation}
        required
        rows={2}
        error={shown(faults.recommendation)}
        onChange={(recommendation) => change({ recommendation })}
      />
      <DecisionPreview text={decisionText(record, 'reject', refusal)} />
    </CaseSheet>
  );
}
