import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interestsTouched, names, sameAs } from '../../electron/domain/concerns.ts'
import { agendaItemSchema } from '../../electron/domain/meeting.ts'

const entry = (organisation: string, from: string | null = null, to: string | null = null) => ({
  organisation,
  from,
  to,
})
const item = (about: object) => agendaItemSchema.parse({ title: 'Estates', ...about })

describe('what an item concerns', () => {
  it.each([
    ['Roof contract with Harbour Building', 'Harbour Building Ltd'],
    ['Award to harbour building limited, as tendered', 'Harbour Building Ltd'],
    ['Lease from Adeyemi & Finch', 'Adeyemi and Finch LLP'],
    ['Ysgol Tŷ Gwyn: a new roof', 'Ysgol Ty Gwyn'],
    ['The Harbour Trust', 'Harbour Trust'],
  ])('%s names %s', (text, organisation) => {
    expect(names(text, organisation)).toBe(true)
  })

  it.each([
    ['Harbouring doubts about buildings', 'Harbour Building Ltd'],
    ['Coop', 'Co-op Ltd'],
    ['Anything at all', ''],
  ])('%s does not name %s', (text, organisation) => {
    expect(names(text, organisation)).toBe(false)
  })

  it('finds an organisation wherever the item says it, and only while the interest is held', () => {
    const held = entry('Harbour Building Ltd', '2020-01-01', '2026-12-31')
    const day = '2026-12-09'
    for (const about of [
      { title: 'Contract: Harbour Building' },
      { decision: 'Award the contract to **Harbour Building Ltd**' },
      { presenter: 'A. Smith, Harbour Building' },
      { concerns: ['Harbour Building'] },
    ])
      expect(interestsTouched(item(about), [held], day)).toEqual([held])
    expect(
      interestsTouched(item({ concerns: ['Harbour Building'] }), [held], '2027-01-01'),
    ).toEqual([])
    expect(interestsTouched(item({}), [held], day)).toEqual([])
  })

  it('finds every organisation by its own name, whatever it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zÀ-ž0-9&' .-]{1,40}$/), (name) => {
        fc.pre(/[\p{L}\p{N}]/u.test(name.normalize('NFKD').replace(/\p{M}/gu, '')))
        expect(names(`A contract with ${name}.`, name)).toBe(true)
      }),
    )
  })
})

describe('somebody at a meeting', () => {
  const people = [
    { id: 'olu-adeyemi', name: 'Olu Adeyemi' },
    { id: 'esref-yildiz', name: 'Eşref Yıldız' },
  ]

  it('is the trust’s person of that id, else of that name', () => {
    expect(sameAs({ id: 'olu-adeyemi', name: 'O. Adeyemi' }, people)?.name).toBe('Olu Adeyemi')
    expect(sameAs({ id: 'e-yildiz', name: 'Eşref  Yıldız' }, people)?.id).toBe('esref-yildiz')
    expect(sameAs({ id: 'x', name: 'Nobody' }, people)).toBeNull()
  })
})
