import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contract, errorCodes, type CallName } from '../../electron/contract/index.ts'
import { startApp } from './start.ts'

const names = Object.keys(contract) as CallName[]

describe('the dispatcher', () => {
  it.each(['no.such.call', 'toString', '__proto__', 'constructor', 'hasOwnProperty', ''])(
    'knows no call "%s"',
    async (name) => {
      const { app } = startApp()
      expect(await app.dispatch(name, {})).toMatchObject({
        ok: false,
        error: { code: 'CallUnknown' },
      })
    },
  )

  it.each(names.filter((name) => contract[name].trusted))(
    'refuses %s to a window',
    async (name) => {
      const { app } = startApp({ trusted: false })
      expect(await app.dispatch(name, {})).toMatchObject({
        ok: false,
        error: { code: 'NotAllowed' },
      })
    },
  )

  it.each([
    ['kpis.list', {}],
    ['values.query', {}],
    ['vision.get', {}],
    ['pack.check', { meeting: 'next' }],
    ['import.list', {}],
  ] as const)('says that the vault is locked when %s needs it', async (name, input) => {
    const { app } = startApp()
    expect(await app.dispatch(name, input)).toMatchObject({
      ok: false,
      error: { code: 'VaultLocked' },
    })
  })

  it('refuses a key that the contract does not know', async () => {
    const { app } = startApp()
    expect(await app.dispatch('app.about', { more: 1 })).toMatchObject({
      ok: false,
      error: { code: 'InputInvalid' },
    })
  })

  it('answers every call and every input with a result, and never throws', async () => {
    const { app } = startApp({ trusted: false })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.anything(), async (name, input) => {
        const result = await app.dispatch(name, input)
        if (result.ok) return
        expect(errorCodes).toContain(result.error.code)
        expect(JSON.parse(JSON.stringify(result.error))).toEqual(result.error)
      }),
      { numRuns: 300 },
    )
  })
})
