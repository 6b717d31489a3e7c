import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { focusOnMount } from './page';

interface ConfirmDialogProps {
  open: boolean;
  /** Names the thing: «Отменить запрос на доработку 2026-77-0000123-4?» */
  title: string;
  children?: ReactNode;
  /** The verb, never «OK». */
  confirmLabel: string;
  dangerous?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Only for what can't be undone. */
export function ConfirmDialog({
  open,
  title,
  children,
  confirmLabel,
  dangerous,
  busy,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const translate = useTranslate();
  const titleId = useId();
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      {children && (
        <DialogContent>
          <Typography component="div">{children}</Typography>
        </DialogContent>
      )}
      <DialogActions>
        <Button variant="outlined" color="inherit" onClick={onClose}>
          {translate('app.cancel')}
        </Button>
        <Button
          variant="contained"
          color={dangerous ? 'error' : 'primary'}
          loading={busy}
          onClick={onConfirm}
          ref={focusOnMount}
        >
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
