import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faces } from '../../../electron/domain/look.ts'
import { fontFace } from '../../../electron/pack/fonts.ts'
import { wordsOf } from '../../../electron/pack/pdf/face.ts'

const letters = 'aAbcdefffiijklLmoprstTuvVwWyY0123456789.,:;-–−/()%£’“”…·éŵŷŁłżćğışÖß½²×'

/** What fontkit's own shaping gives. */
type GlyphRun = { glyphs: { id: number }[]; positions: { xAdvance: number }[] }

describe('the setting of a word', () => {
  it('is as wide as by the whole shaping of the font, whatever pairs it has', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...faces),
        fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 14 }),
        (face, chosen) => {
          const word = chosen.join('')
          const { glyphs, kerns, letters: said, width } = fontFace(face).shape(word)
          const { positions, glyphs: whole } = fontFace(face).font.layout(word) as GlyphRun
          const advance = positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
          expect(width).toBeCloseTo(advance * fontFace(face).unit, 6)
          expect(glyphs).toEqual(whole.map(({ id }) => id))
          expect(said.join('')).toBe(word)
          expect(kerns).toHaveLength(glyphs.length)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('gives each ligature its own letters, however many follow each other', () => {
    const { letters: said } = fontFace('regular').shape('offffice')
    expect(said).toEqual(['o', 'ff', 'ff', 'i', 'c', 'e'])
    const long = 'ff'.repeat(20_000)
    expect(fontFace('regular').shape(long).letters.join('')).toBe(long)
  })

  it('draws a box for a letter that the font lacks, and keeps what it says', () => {
    const face = fontFace('regular')
    const { glyphs, letters: said } = face.shape('a漢')
    expect(said).toEqual(['a', '漢'])
    expect(glyphs[1]).toBe(face.shape('□').glyphs[0])
    expect(glyphs).not.toContain(0)
  })

  it('measures a text with and without the spaces at its end', () => {
    const face = fontFace('regular')
    const { width, bare } = face.measure('two words  ')
    expect(bare).toBeCloseTo(face.measure('two words').width)
    expect(width).toBeGreaterThan(bare)
  })
})

describe('the words of a text', () => {
  it('each have the space behind them, and together are the text', () => {
    expect(wordsOf('one two  three')).toEqual(['one ', 'two ', ' ', 'three'])
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(wordsOf(text).join('')).toBe(text)
      }),
    )
  })
})
