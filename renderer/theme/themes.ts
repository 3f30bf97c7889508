/**
 * The tokens on screen, for each ground and contrast. Light is the paper's own set; the others keep what each
 * token is for, so that a mark that is solid, hollow or worded stays so. Ratios are held by tests/renderer/themes.
 */
import { type Colour, colours } from '../../electron/domain/look.ts'

/** `desk` lies behind a page of the pack; `on-accent` stands on a filled accent. */
export type Token = Colour | 'desk' | 'on-accent'
export type Tokens = Record<Token, string>

export const schemes = ['light', 'dark'] as const
export type Scheme = (typeof schemes)[number]
export const contrasts = ['normal', 'more'] as const
export type Contrast = (typeof contrasts)[number]

const light: Tokens = { ...colours, desk: '#ECECEA', 'on-accent': '#FFFFFF' }

const dark: Tokens = {
  ink: '#ECEFF2',
  'ink-2': '#C3CAD2',
  'ink-3': '#9EA8B3',
  rule: '#5B6672',
  hair: '#303841',
  band: '#2A323A',
  wash: '#1C2127',
  accent: '#E3A9C9',
  'accent-wash': '#2E1F29',
  worse: '#FF9D5C',
  'worse-wash': '#3B2616',
  better: '#86BFEA',
  'better-wash': '#182B3C',
  ground: '#14181D',
  desk: '#0C0F12',
  'on-accent': '#241019',
}

export const themes: Record<Scheme, Record<Contrast, Tokens>> = {
  light: {
    normal: light,
    more: {
      ...light,
      ink: '#000000',
      'ink-2': '#1B232C',
      'ink-3': '#333C46',
      rule: '#333C46',
      hair: '#6B7681',
      band: '#DDE1E6',
      wash: '#FFFFFF',
      accent: '#520F39',
      worse: '#8A3200',
      better: '#08406B',
    },
  },
  dark: {
    normal: dark,
    more: {
      ...dark,
      ink: '#FFFFFF',
      'ink-2': '#F0F3F6',
      'ink-3': '#DCE1E6',
      rule: '#DCE1E6',
      hair: '#96A1AC',
      wash: '#000000',
      accent: '#FFC9E4',
      worse: '#FFB98A',
      better: '#B5DBF7',
      ground: '#000000',
      desk: '#000000',
    },
  },
}
