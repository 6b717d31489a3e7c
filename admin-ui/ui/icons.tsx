import { styled, type SxProps, type Theme } from '@mui/material/styles';
import type { ComponentType, SVGProps } from 'react';

export interface LineIconProps extends Omit<SVGProps<SVGSVGElement>, 'ref'> {
  sx?: SxProps<Theme>;
}
export type IconComponent = ComponentType<LineIconProps>;

// A plain styled element: the queue draws dozens of them at each page.
const Drawing = styled('svg')({
  fontSize: 18,
  width: '1em',
  height: '1em',
  flex: 'none',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.75,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  userSelect: 'none',
});

/** One line weight for all icons, drawn on a 24 px grid; the font size sets the size (18 px by default). */
function lineIcon(displayName: string, ...paths: string[]): IconComponent {
  const shapes = paths.map((d) => <path key={d} d={d} />);
  function LineIcon(props: LineIconProps) {
    return (
      <Drawing viewBox="0 0 24 24" aria-hidden focusable={false} {...props}>
        {shapes}
      </Drawing>
    );
  }
  LineIcon.displayName = displayName;
  return LineIcon;
}

const circle = (cx: number, cy: number, r: number) =>
  `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

export const SearchIcon = lineIcon('SearchIcon', circle(11, 11, 7), 'M20 20l-4-4');
export const InboxIcon = lineIcon('InboxIcon', 'M3 13l3-8h12l3 8v6H3z', 'M3 13h5l1.5 3h5L16 13h5');
export const PeopleIcon = lineIcon(
  'PeopleIcon',
  circle(9, 8, 3.5),
  'M2.5 20c0-4 2.5-6 6.5-6s6.5 2 6.5 6',
  'M16 4.8a3.5 3.5 0 0 1 0 6.4',
  'M18 14.4c2.3.8 3.5 2.7 3.5 5.6',
);
export const PersonIcon = lineIcon('PersonIcon', circle(12, 8, 4), 'M4.5 20.5c0-4.5 3-7 7.5-7s7.5 2.5 7.5 7');
export const ServiceIcon = lineIcon(
  'ServiceIcon',
  'M12 6c-2-1.5-5-2-9-2v14c4 0 7 .5 9 2c2-1.5 5-2 9-2V4c-4 0-7 .5-9 2z',
  'M12 6v14',
);
export const SettingsIcon = lineIcon(
  'SettingsIcon',
  'M4 6h9M17 6h3M4 12h3M11 12h9M4 18h7M15 18h5',
  circle(15, 6, 2),
  circle(9, 12, 2),
  circle(13, 18, 2),
);
export const SunIcon = lineIcon(
  'SunIcon',
  circle(12, 12, 4),
  'M12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1',
);
export const MoonIcon = lineIcon('MoonIcon', 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z');
export const LanguageIcon = lineIcon(
  'LanguageIcon',
  'M3 6h11M8.5 3.5V6M5.5 6c.7 3.5 3 6 6.5 7.5M11.5 6c-.7 3.5-3 6-7 7.5',
  'M12.5 20.5l4.25-10 4.25 10M14 17h5.5',
);
export const KeyboardIcon = lineIcon(
  'KeyboardIcon',
  'M3 6h18v12H3z',
  'M7 10h.01M11 10h.01M15 10h.01M17.5 10h.01M8 14h8',
);
export const WarningIcon = lineIcon('WarningIcon', 'M12 4L2.8 20h18.4z', 'M12 10v4.5M12 17.2v.01');
export const ClockIcon = lineIcon('ClockIcon', circle(12, 12, 9), 'M12 7v5l3.5 2');
export const PauseIcon = lineIcon('PauseIcon', 'M7 5h3v14H7z', 'M14 5h3v14h-3z');
export const BoltIcon = lineIcon('BoltIcon', 'M13 3L5 14h6l-1 7 8-11h-6z');
export const CheckIcon = lineIcon('CheckIcon', 'M4.5 12.5l5 5L20 6.5');
export const PlusIcon = lineIcon('PlusIcon', 'M12 5v14M5 12h14');
export const CloseIcon = lineIcon('CloseIcon', 'M6 6l12 12M18 6L6 18');
export const ChevronDownIcon = lineIcon('ChevronDownIcon', 'M6 9l6 6 6-6');
export const ChevronLeftIcon = lineIcon('ChevronLeftIcon', 'M15 5l-7 7 7 7');
export const ChevronRightIcon = lineIcon('ChevronRightIcon', 'M9 5l7 7-7 7');
export const ArrowUpIcon = lineIcon('ArrowUpIcon', 'M12 19V5M6 11l6-6 6 6');
export const MoreIcon = lineIcon(
  'MoreIcon',
  'M5 12h.01M12 12h.01M19 12h.01',
  circle(5, 12, 0.6),
  circle(12, 12, 0.6),
  circle(19, 12, 0.6),
);
export const LogoutIcon = lineIcon('LogoutIcon', 'M10 4H4v16h6', 'M14 8l4 4-4 4M18 12H9');
export const DownloadIcon = lineIcon('DownloadIcon', 'M12 4v11M7 11l5 5 5-5M4 20h16');
export const ZoomInIcon = lineIcon('ZoomInIcon', circle(11, 11, 7), 'M20 20l-4-4M11 8v6M8 11h6');
export const ZoomOutIcon = lineIcon('ZoomOutIcon', circle(11, 11, 7), 'M20 20l-4-4M8 11h6');
export const RotateIcon = lineIcon('RotateIcon', 'M20 12a8 8 0 1 1-2.5-5.8', 'M20 3v4.5h-4.5');
export const EyeIcon = lineIcon(
  'EyeIcon',
  'M2.5 12C5 7.5 8 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.5 6.5-9.5 6.5S5 16.5 2.5 12z',
  circle(12, 12, 3),
);
export const EyeOffIcon = lineIcon(
  'EyeOffIcon',
  'M2.5 12C5 7.5 8 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.5 6.5-9.5 6.5S5 16.5 2.5 12z',
  'M4 20L20 4',
);
export const PaperclipIcon = lineIcon(
  'PaperclipIcon',
  'M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8L10 17a1.7 1.7 0 0 1-2.4-2.4l7.4-7.4',
);
export const DocumentIcon = lineIcon('DocumentIcon', 'M6 3h8l4 4v14H6z', 'M14 3v4h4', 'M9 12h6M9 16h6');
export const BuildingIcon = lineIcon(
  'BuildingIcon',
  'M5 21V4h9v17M14 9h5v12M3 21h18',
  'M8 8h3M8 12h3M8 16h3',
);
export const ShieldIcon = lineIcon(
  'ShieldIcon',
  'M12 3l8 3v5.5c0 4.5-3 8-8 9.5c-5-1.5-8-5-8-9.5V6z',
  'M8.5 12l2.5 2.5 4.5-4.5',
);
export const BellIcon = lineIcon('BellIcon', 'M6 16V10.5a6 6 0 0 1 12 0V16l1.5 2h-15z', 'M10 20.5h4');
export const JobsIcon = lineIcon('JobsIcon', 'M4 6h3M4 12h3M4 18h3M10 6h10M10 12h10M10 18h10');
export const BookmarkIcon = lineIcon('BookmarkIcon', 'M6 4h12v17l-6-4.5L6 21z');
export const HistoryIcon = lineIcon(
  'HistoryIcon',
  'M4 12a8 8 0 1 0 2.5-5.8L4 8.5',
  'M4 4v4.5h4.5',
  'M12 8v4.5l3 1.8',
);
export const MessageIcon = lineIcon('MessageIcon', 'M4 5h16v12H10l-5 4v-4H4z');
export const ReturnIcon = lineIcon('ReturnIcon', 'M9 6L4 11l5 5', 'M4 11h10a5 5 0 0 1 5 5v3');
export const SignatureIcon = lineIcon('SignatureIcon', 'M6 3h8l4 4v14H6z', 'M14 3v4h4', 'M9 14l2 2 4-4');
export const PencilIcon = lineIcon('PencilIcon', 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19z', 'M14 6.5L17.5 10');
export const TrashIcon = lineIcon('TrashIcon', 'M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6');
export const ExpandIcon = lineIcon('ExpandIcon', 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7');
export const InfoIcon = lineIcon('InfoIcon', circle(12, 12, 9), 'M12 11v5.5M12 7.5v.01');
export const OfflineIcon = lineIcon(
  'OfflineIcon',
  'M3 9a14 14 0 0 1 5-3M12 5c3.5 0 6.5 1.3 9 4M6.5 13a8 8 0 0 1 4-2.2M15 11.5a8 8 0 0 1 2.5 1.5M12 18h.01',
  'M4 3l16 18',
);
