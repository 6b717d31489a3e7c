import { Box } from '@mui/material';

/** A key as printed on the keyboard. `onAccent` for buttons with the accent ground. */
export function Kbd({ children, onAccent = false }: { children: string; onAccent?: boolean }) {
  return (
    <Box
      component="kbd"
      sx={{
        font: 'inherit',
        fontSize: 11,
        lineHeight: '16px',
        fontWeight: 500,
        border: '1px solid',
        borderColor: onAccent ? 'currentColor' : 'divider',
        borderRadius: '4px',
        px: '5px',
        minWidth: 18,
        textAlign: 'center',
        color: onAccent ? 'inherit' : 'text.secondary',
        bgcolor: onAccent ? 'transparent' : 'background.paper',
        '@media (hover: none)': { display: 'none' },
      }}
    >
      {children}
    </Box>
  );
}
