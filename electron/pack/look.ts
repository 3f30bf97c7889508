/**
 * How an edition looks: its greys or colours, its sizes of type, and what gives way. Pages name colours and
 * styles by their tokens (LOOK §1); here each edition says what these come to.
 */
import { colours, paperType } from '../domain/look.ts'
import type { Edition } from '../domain/edition.ts'
import type { Colour, Face, PaperStyle, TypeStep } from '../domain/look.ts'
import type { Style } from './tokens.ts'

export type Look = {
  edition: Edition
  colours: Readonly<Record<Colour, string>>
  type: Readonly<Record<PaperStyle, TypeStep>>
  /** What a size that a page gives in points is multiplied by, and the least that comes of it. */
  scale: number
  least: number
  /** Colours that fill in the standard edition and are an outline here. */
  outlined: ReadonlySet<Colour>
  /** One column on upright pages: tables turn into a card for each row, and nothing stands side by side. */
  single: boolean
}

const standard: Look = {
  edition: 'standard',
  colours,
  type: paperType,
  scale: 1,
  least: 0,
  outlined: new Set(),
  single: false,
}

/** The grey as light as a colour: its relative luminance (WCAG 2), written back as sRGB. */
export function greyOf(colour: string): string {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  const light = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
  const value = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055
  const digits = Math.round(value * 255)
    .toString(16)
    .padStart(2, '0')
  return `#${digits.repeat(3)}`.toUpperCase()
}

/**
 * Solid marks are as dark as ink, since solid asks for attention; a worse cell keeps a grey ground, a better one
 * becomes an outline, so that filled and empty tell them apart as solid and hollow do for marks.
 */
const greyscale: Look = {
  ...standard,
  edition: 'greyscale',
  colours: {
    ...(Object.fromEntries(
      Object.entries(colours).map(([name, colour]) => [name, greyOf(colour)]),
    ) as Record<Colour, string>),
    worse: greyOf(colours.ink),
    'worse-wash': greyOf(colours.hair),
    better: greyOf(colours['ink-2']),
  },
  outlined: new Set(['better-wash']),
}

const large = (face: Face, size: number, leading = 1.45): TypeStep => ({
  face,
  size,
  leading,
  colour: 'ink',
})

/** LOOK §5: body 18 points, tables and labels 16, nothing under 14; all text ink, no washes, no italics. */
const largePrint: Look = {
  edition: 'large-print',
  colours: { ...colours, 'ink-2': colours.ink, 'ink-3': colours.ink, hair: colours['ink-3'] },
  type: {
    title: large('serif', 28, 1.2),
    figure: large('serif', 28, 1.2),
    heading: large('bold', 21, 1.3),
    value: large('bold', 20, 1.3),
    lead: large('regular', 18),
    body: large('regular', 18),
    table: large('regular', 16),
    label: large('semibold', 16, 1.35),
    source: large('regular', 14),
  },
  scale: 18 / paperType.body.size,
  least: 14,
  outlined: new Set(['accent-wash', 'worse-wash', 'better-wash', 'band']),
  single: true,
}

const looks: Record<Edition, Look> = { standard, greyscale, 'large-print': largePrint }

export function lookOf(edition: Edition): Look {
  return looks[edition]
}

/** A size given in points as the edition sets it. */
export function sizeIn(look: Look, size: number): number {
  return look.single ? Math.max(look.least, Math.round(size * look.scale)) : size
}

/** A face as the edition sets it: large print has no italics, and keeps the serif for its titles. */
export function faceIn(look: Look, face: Face): Face {
  if (!look.single) return face
  return face === 'italic' ? 'regular' : face
}

/** The full step behind a style. */
export function stepIn(look: Look, style: Style): TypeStep {
  if (typeof style === 'string') return look.type[style]
  const { style: base, ...changed } = style
  const step = { ...look.type[base], ...changed }
  if (!look.single) return step
  return {
    ...step,
    face: changed.face === undefined ? look.type[base].face : faceIn(look, changed.face),
    size: changed.size === undefined ? look.type[base].size : sizeIn(look, changed.size),
    leading: look.type[base].leading,
    // Ground on a filled tag stays; everything else is ink.
    colour: changed.colour === 'ground' || changed.colour === 'accent' ? changed.colour : 'ink',
  }
}
