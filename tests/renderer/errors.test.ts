import { describe, expect, it } from 'vitest'
import { errorCodes } from '../../electron/contract/index.ts'
import { isErrorCode, messageFor } from '../../renderer/errors.ts'

describe('the words for an error', () => {
  it('say what happened, what is safe and what to do next, for every code', () => {
    for (const code of errorCodes) {
      const { what, safe, next } = messageFor({ code, message: 'line', details: {} })
      for (const sentence of [what, safe, next]) expect(sentence, code).toMatch(/^[A-Z].*[.]$/)
    }
  })

  it('neither shout nor blame', () => {
    for (const code of errorCodes) {
      const { what, safe, next } = messageFor({ code, message: '', details: {} })
      expect(`${what} ${safe} ${next}`, code).not.toMatch(
        /!|error|failed|invalid|illegal|you (must|did|have not)/i,
      )
    }
  })

  it('never offer to delete or replace a vault', () => {
    for (const code of errorCodes.filter((one) => one.startsWith('Vault'))) {
      const { what, safe, next } = messageFor({ code, message: '', details: {} })
      expect(`${what} ${safe} ${next}`, code).not.toMatch(/delete|overwrite|start afresh/i)
    }
  })

  it('know a code from any other text', () => {
    expect(isErrorCode('VaultDamaged')).toBe(true)
    expect(isErrorCode('toString')).toBe(false)
  })
})
