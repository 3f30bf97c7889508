import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../electron/contract/error.ts'
import { parseSlotFile, slotFileText, unwrapKey } from '../../electron/store/slot-file.ts'
import type { SlotFile } from '../../electron/store/slot-file.ts'
import {
  checkNewPassphrase,
  openSlot,
  passphraseSecret,
  sealSlot,
  slotSum,
} from '../../electron/store/slots.ts'
import type { Slot } from '../../electron/store/slots.ts'
import { at, expectFailure, passphrase } from './support.ts'

const vault = 'a-vault'
const key = randomBytes(32)
let slot: Slot
let file: SlotFile

beforeAll(async () => {
  slot = await sealSlot(vault, key, passphraseSecret(passphrase), at, 'slot-1')
  file = {
    vault,
    slots: [slot, resummed({ ...slot, kind: 'recovery-code', id: 'slot-2' })],
    damaged: 0,
  }
})

/** The slot with a sum that fits: what somebody who forges it would write. */
function resummed(forged: Slot): Slot {
  return { ...forged, sum: slotSum(vault, forged) }
}

describe('a key slot', () => {
  it('gives the key back to its passphrase, however Unicode writes it, and to no other', async () => {
    const welsh = await sealSlot(
      vault,
      key,
      passphraseSecret('tŷ bach wrth y môr'.normalize('NFC')),
      at,
      's',
    )
    expect(
      await openSlot(vault, welsh, passphraseSecret('tŷ bach wrth y môr'.normalize('NFD'))),
    ).toEqual(key)
    expect(await openSlot(vault, slot, passphraseSecret(`${passphrase} `))).toBeNull()
  })

  it('costs what it should: scrypt with N 2^17, r 8, p 1 and a salt of its own', async () => {
    expect(slot.kdf).toMatchObject({ name: 'scrypt', N: 131072, r: 8, p: 1 })
    const other = await sealSlot(vault, key, passphraseSecret(passphrase), at, 'slot-1')
    expect(other.kdf.salt).not.toBe(slot.kdf.salt)
    expect(other.sealed.key).not.toBe(slot.sealed.key)
  })

  it('holds nothing that can be exchanged: not its kind, id, time, cost or vault', async () => {
    const secret = passphraseSecret(passphrase)
    const forgeries: Slot[] = [
      { ...slot, kind: 'recovery-code' },
      { ...slot, id: 'slot-9' },
      { ...slot, made: '2020-01-01T00:00:00.000Z' },
    ]
    for (const forged of forgeries) expect(await openSlot(vault, forged, secret)).toBeNull()
    expect(await openSlot('another-vault', slot, secret)).toBeNull()
  })

  it.each([
    ['a weaker N', { N: 2 ** 14 }],
    ['an N that is no power of two', { N: 2 ** 17 + 1 }],
    ['an N that would take all memory', { N: 2 ** 24 }],
    ['a weaker r', { r: 1 }],
    ['too much memory by r and N together', { N: 2 ** 20, r: 16 }],
    ['too many rounds', { p: 64 }],
    ['a short salt', { salt: 'AAAA' }],
  ])('is refused with %s, even where its sum fits', async (_, more) => {
    const forged = resummed({ ...slot, kdf: { ...slot.kdf, ...more } })
    const parsed = parseSlotFile(slotFileText({ vault, slots: [forged], damaged: 0 }))
    expect(parsed).toEqual({ vault, slots: [], damaged: 1 })
    await expectFailure(() => unwrapKey(parsed, { passphrase }), 'VaultSlotsDamaged')
  })

  it('asks for a passphrase of 12 characters, counted as a person counts', async () => {
    checkNewPassphrase('twelve chars')
    checkNewPassphrase('łąkaświtżółć')
    await expectFailure(() => checkNewPassphrase('eleven char'), 'PassphraseTooShort')
    await expectFailure(() => checkNewPassphrase('          a          '), 'PassphraseTooShort')
    await expectFailure(() => checkNewPassphrase('🔑🔑🔑🔑🔑🔑'), 'PassphraseTooShort')
  })
})

describe('vault.json', () => {
  it('comes back as it was written', () => {
    expect(parseSlotFile(slotFileText(file))).toEqual(file)
  })

  it('with any one bit flipped says that it is damaged, or still opens to the same slots', () => {
    const bytes = Buffer.from(slotFileText(file))
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const flipped = Buffer.from(bytes)
        flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at)
        try {
          const parsed = parseSlotFile(flipped.toString('utf8'))
          // Between the tokens a space may become something else that means as little.
          if (parsed.damaged === 0) expect(parsed).toEqual(file)
          else expect(parsed.slots.length).toBeLessThan(2)
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
          expect(error).toMatchObject({ code: 'VaultSlotsDamaged' })
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('cut short at any place says that it is damaged', () => {
    const text = slotFileText(file)
    for (let length = 0; length < text.length - 2; length += 7) {
      expect(() => parseSlotFile(text.slice(0, length))).toThrow(
        expect.objectContaining({ code: 'VaultSlotsDamaged' }),
      )
    }
  })

  it('with one slot damaged still opens by the other', async () => {
    const [first, second] = JSON.parse(slotFileText(file)).slots
    const hurt = { ...second, sealed: { ...second.sealed, tag: first.sealed.nonce } }
    const parsed = parseSlotFile(
      JSON.stringify({ format: 'plumbline-vault', version: 1, vault, slots: [first, hurt] }),
    )
    expect(parsed.damaged).toBe(1)
    expect(await unwrapKey(parsed, { passphrase })).toEqual(key)
    await expectFailure(() => unwrapKey(parsed, { recoveryCode: '0000' }), 'VaultSlotsDamaged')
  })

  it('without a slot for the secret says so', async () => {
    await expectFailure(() => unwrapKey({ ...file, slots: [] }, { passphrase }), 'VaultNoSlot')
  })

  it('of a later version is too new, and a version that was damaged is not', async () => {
    const slots = file.slots.map((now) => ({ ...now, sum: slotSum(vault, now, 3) }))
    const later = slotFileText({ ...file, slots }).replace('"version": 1', '"version": 3')
    const error = await expectFailure(() => parseSlotFile(later), 'VaultTooNew')
    expect(error.details).toEqual({ found: 3, supported: 1 })
    await expectFailure(
      () => parseSlotFile(slotFileText(file).replace('"version": 1', '"version": 3')),
      'VaultSlotsDamaged',
    )
  })
})
