/**
 * The visual identity as plain data: one set of numbers for screen and paper. Contrast is on white;
 * `ink-3` is the palest colour that text may have. Colour never carries meaning alone: solid asks for
 * attention, hollow is good news.
 */

export const colours = {
  ink: '#17212B',
  'ink-2': '#434E5B',
  'ink-3': '#5F6A77',
  rule: '#A9B1BB',
  hair: '#DDE1E6',
  band: '#E5E8EB',
  wash: '#F5F5F2',
  accent: '#6B1F4E',
  'accent-wash': '#F7EFF4',
  worse: '#B3470C',
  'worse-wash': '#FBEBDF',
  better: '#1A5A8A',
  'better-wash': '#E6EFF6',
  /** What everything stands on: the paper itself, or the window. */
  ground: '#FFFFFF',
} as const
export type Colour = keyof typeof colours

export const faces = ['serif', 'regular', 'semibold', 'bold', 'italic'] as const
/** Source Serif 4 at 600 (`serif`), and Source Sans 3 at 400, 600, 700 and italic 400. */
export type Face = (typeof faces)[number]

/** A step of the type scale: `size` in points on paper or pixels on screen, `leading` as a multiple of it. */
export type TypeStep = { face: Face; size: number; leading: number; colour: Colour }

/** Nothing on paper is smaller than `source`; type never shrinks to fit. */
export const paperType = {
  title: { face: 'serif', size: 22, leading: 1.14, colour: 'ink' },
  figure: { face: 'serif', size: 17, leading: 1.15, colour: 'ink' },
  heading: { face: 'serif', size: 12.75, leading: 1.25, colour: 'ink' },
  value: { face: 'bold', size: 13, leading: 1.2, colour: 'ink' },
  lead: { face: 'regular', size: 10.75, leading: 1.36, colour: 'ink-2' },
  body: { face: 'regular', size: 10.5, leading: 1.36, colour: 'ink' },
  table: { face: 'regular', size: 9.25, leading: 1.3, colour: 'ink' },
  label: { face: 'semibold', size: 8.5, leading: 1.2, colour: 'ink-2' },
  source: { face: 'regular', size: 8, leading: 1.36, colour: 'ink-2' },
} as const satisfies Record<string, TypeStep>
export type PaperStyle = keyof typeof paperType

/** Widths of lines in points, by what they part. */
export const strokes = { head: 1.25, rule: 0.75, hair: 0.75, chart: 1.3, limit: 0.9 } as const
