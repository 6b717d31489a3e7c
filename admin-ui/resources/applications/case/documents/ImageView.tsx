import { Box } from '@mui/material';

interface ImageViewProps {
  src: string;
  name: string;
  zoom: number;
  rotation: number;
  width: number;
  onFailure: () => void;
}

/** A photograph or a scan; a turned one keeps to the width of its place. */
export function ImageView({ src, name, zoom, rotation, width, onFailure }: ImageViewProps) {
  return (
    <Box
      component="img"
      src={src}
      alt={name}
      onError={onFailure}
      sx={{
        display: 'block',
        width: width * zoom,
        height: 'auto',
        flex: 'none',
        transform: `rotate(${rotation}deg)`,
        bgcolor: '#fff',
      }}
    />
  );
}
