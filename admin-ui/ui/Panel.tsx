import { Box, type BoxProps } from '@mui/material';

/** A surface with a hairline instead of a shadow. */
export function Panel({ sx, ...props }: BoxProps) {
  return (
    <Box
      {...props}
      sx={[
        { bgcolor: 'background.paper', border: '1px solid', borderColor: 'divider', borderRadius: '6px' },
        ...(Array.isArray(sx) ? sx : [sx ?? {}]),
      ]}
    />
  );
}
