import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../electron/contract/error.ts'
import {
  isRecoveryCode,
  newRecoveryCode,
  parseRecoveryCode,
} from '../../electron/store/recovery-code.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const code = fc.constant(null).map(() => newRecoveryCode())

describe('the recovery code', () => {
  it('is eight groups of four letters, none of them easily taken for another', () => {
    for (let n = 0; n < 200; n += 1)
      expect(newRecoveryCode()).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  it('is never the same and uses every letter', () => {
    const codes = Array.from({ length: 500 }, newRecoveryCode)
    expect(new Set(codes).size).toBe(500)
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32)
  })

  it('is read with any spaces, dashes and case, and with letters that look alike', () => {
    fc.assert(
      fc.property(code, fc.infiniteStream(fc.nat(5)), (printed, picks) => {
        const pick = () => picks.next().value ?? 0
        const typed = [...printed]
          .map((char) => {
            if (char === '-') return ['-', ' ', '', ' – ', '\t', '.'][pick()]
            if (char === '1') return ['1', 'l', 'I', 'i', 'L', '1'][pick()]
            if (char === '0') return ['0', 'o', 'O', '0', 'o', 'O'][pick()]
            if (char === 'V') return ['V', 'u', 'U', 'v', 'V', 'V'][pick()]
            return pick() % 2 === 0 ? char.toLowerCase() : char
          })
          .join('')
        expect(parseRecoveryCode(typed)).toBe(parseRecoveryCode(printed))
      }),
    )
  })

  it('tells a slip from a wrong code: one letter wrong, missing, doubled, or two exchanged', () => {
    fc.assert(
      fc.property(
        code,
        fc.nat(31),
        fc.nat(30),
        fc.constantFrom('wrong', 'missing', 'more', 'exchanged'),
        (printed, at, by, slip) => {
          const letters = [...printed.replaceAll('-', '')]
          const here = letters[at] ?? ''
          if (slip === 'wrong')
            letters[at] = alphabet.charAt((alphabet.indexOf(here) + 1 + by) % 32)
          if (slip === 'missing') letters.splice(at, 1)
          if (slip === 'more') letters.splice(at, 0, here)
          if (slip === 'exchanged') {
            const next = (at + 1) % 32
            fc.pre(letters[next] !== here)
            letters[at] = letters[next] ?? ''
            letters[next] = here
          }
          const typed = letters.join('')
          expect(isRecoveryCode(typed)).toBe(false)
          expect(() => parseRecoveryCode(typed)).toThrow(
            expect.objectContaining({ code: 'RecoveryCodeMistyped' }),
          )
        },
      ),
      // The sum has 20 bits: of a million slips it lets one pass, so these runs can hardly meet it.
      { numRuns: 500 },
    )
  })

  it('says what is wrong with what was typed, without repeating it', () => {
    const typed = newRecoveryCode().slice(0, -1)
    try {
      parseRecoveryCode(typed)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(AppError)
      expect(String(error)).toContain('31 letters instead of 32')
      expect(String(error)).not.toContain(typed.slice(0, 4))
    }
  })
})
