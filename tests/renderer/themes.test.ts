import { describe, expect, it } from 'vitest'
import { contrasts, schemes, themes, type Token, type Tokens } from '../../renderer/theme/themes.ts'

/** Relative luminance of `#rrggbb`, by WCAG 2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

/** Contrast of two colours, 1 to 21, by WCAG 2. */
function ratio(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high! + 0.05) / (low! + 0.05)
}

const text: Token[] = ['ink', 'ink-2', 'ink-3', 'accent', 'worse', 'better']
const grounds: Token[] = ['ground', 'wash', 'accent-wash', 'worse-wash', 'better-wash', 'band']

describe.each(
  schemes.flatMap((scheme) => contrasts.map((contrast) => [scheme, contrast] as const)),
)('the %s theme with contrast %s', (scheme, contrast) => {
  const tokens: Tokens = themes[scheme][contrast]
  const least = contrast === 'more' ? 7 : 4.5

  it('lets every text colour be read on the window and on the washes that it stands on', () => {
    for (const name of text) {
      expect(ratio(tokens[name], tokens.ground), name).toBeGreaterThanOrEqual(least)
      expect(ratio(tokens[name], tokens.wash), `${name} on wash`).toBeGreaterThanOrEqual(4.5)
    }
    for (const ground of grounds)
      expect(ratio(tokens.ink, tokens[ground]), `ink on ${ground}`).toBeGreaterThanOrEqual(7)
    expect(ratio(tokens.worse, tokens['worse-wash'])).toBeGreaterThanOrEqual(4.5)
    expect(ratio(tokens.better, tokens['better-wash'])).toBeGreaterThanOrEqual(4.5)
    expect(ratio(tokens['on-accent'], tokens.accent)).toBeGreaterThanOrEqual(7)
  })

  it('shows the edges of controls and the limits of charts', () => {
    expect(ratio(tokens['ink-2'], tokens.ground)).toBeGreaterThanOrEqual(3)
    expect(ratio(tokens['ink-3'], tokens.band)).toBeGreaterThanOrEqual(3)
  })
})
