/** Colours, sizes and type of the product. Meaning colours (ok, soon, late) stand only for meaning, never for decoration. */
export interface ColourTokens {
  background: string;
  surface: string;
  raised: string;
  ink: string;
  mute: string;
  line: string;
  hairline: string;
  accent: string;
  accentSoft: string;
  onAccent: string;
  accentStrong: string;
  ok: string;
  okSoft: string;
  soon: string;
  soonSoft: string;
  late: string;
  lateSoft: string;
}

export const lightTokens: ColourTokens = {
  background: '#F6F7F9',
  surface: '#FFFFFF',
  raised: '#FFFFFF',
  ink: '#1A1F24',
  mute: '#5B6672',
  line: '#E1E5EA',
  hairline: '#EDF0F3',
  accent: '#1F4E79',
  accentSoft: '#E8F0F8',
  onAccent: '#FFFFFF',
  accentStrong: '#173C5E',
  ok: '#1E7B4D',
  okSoft: '#E6F4EC',
  soon: '#9A5B00',
  soonSoft: '#FFF3DD',
  late: '#B3261E',
  lateSoft: '#FCE9E7',
};

export const darkTokens: ColourTokens = {
  background: '#14181D',
  surface: '#1B2128',
  raised: '#222A33',
  ink: '#E6E9ED',
  mute: '#9AA6B2',
  line: '#2D3640',
  hairline: '#252D36',
  accent: '#8DB7E0',
  accentSoft: '#20303F',
  onAccent: '#10202F',
  accentStrong: '#A9C9E8',
  ok: '#6CC495',
  okSoft: '#1B3227',
  soon: '#E5B567',
  soonSoft: '#382C17',
  late: '#F2938C',
  lateSoft: '#3B2220',
};

export const RAIL_WIDTH = 232;
export const TOP_BAR_HEIGHT = 54;
export const ROW_HEIGHT = 40;
/** Below this width the rail becomes a bottom bar and tables become two-line cards. */
export const NARROW = 700;
export const fontFamily = "'Golos Text Variable', system-ui, -apple-system, 'Segoe UI', sans-serif";
