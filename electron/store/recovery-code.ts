/**
 * The printed recovery code: 28 random letters of Crockford's base 32 (140 bits) and 4 that are a sum over
 * them, as eight groups of four. The sum tells a slip of the pen from a code of another vault; a code with
 * any slip passes it once in a million (20 bits).
 */
import { createHash, randomBytes } from 'node:crypto'
import { AppError } from '../contract/error.ts'

/** Without I, L, O and U, which are read as others. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const readAs: Record<string, string> = { I: '1', L: '1', O: '0', U: 'V' }
const secretLetters = 28
const sumLetters = 4

/** A new code, grouped for print: `7XKD-…-2M4A`. */
export function newRecoveryCode(): string {
  const secret = [...randomBytes(secretLetters)].map((byte) => letter(byte)).join('')
  return (secret + sumOf(secret)).match(/.{4}/g)!.join('-')
}

/**
 * The 28 secret letters of a code as typed: small or capital, with or without spaces and dashes, with
 * letters that look alike taken for one another. Throws `RecoveryCodeMistyped`.
 */
export function parseRecoveryCode(typed: string): string {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}._,]/gu, '')
    .replace(/[ILOU]/g, (char) => readAs[char] ?? char)
  const wanted = secretLetters + sumLetters
  const strange = [...letters].find((char) => !alphabet.includes(char))
  if (strange !== undefined) {
    throw mistyped('it holds a character that is never in a code', letters.length)
  }
  if (letters.length !== wanted) {
    throw mistyped(`it has ${letters.length} letters instead of ${wanted}`, letters.length)
  }
  const secret = letters.slice(0, secretLetters)
  if (sumOf(secret) !== letters.slice(secretLetters)) {
    throw mistyped('at least one letter is wrong', letters.length)
  }
  return secret
}

/** Whether a text is a recovery code without any slip. */
export function isRecoveryCode(typed: string): boolean {
  try {
    parseRecoveryCode(typed)
    return true
  } catch {
    return false
  }
}

function mistyped(what: string, letters: number): AppError {
  return new AppError(
    'RecoveryCodeMistyped',
    `The recovery code was not typed as printed: ${what}. Compare it with the print, group by group.`,
    { letters },
  )
}

function sumOf(secret: string): string {
  const digest = createHash('sha256').update(`plumbline recovery code ${secret}`).digest()
  return [...digest.subarray(0, sumLetters)].map((byte) => letter(byte)).join('')
}

/** 32 divides 256, so every letter is equally likely. */
function letter(byte: number): string {
  return alphabet.charAt(byte % 32)
}
