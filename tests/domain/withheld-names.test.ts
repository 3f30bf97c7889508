import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inPlaceOfName, withholderOf } from '../../electron/domain/withheld-names.ts'

const { withhold, find } = withholderOf(
  ['Rhian Ansah', 'Mary Ann O’Brien', 'Eşref Yıldız', 'Lee Young-Park'],
  ['Ansah Primary School', 'St Mary’s'],
)

describe('names of individuals', () => {
  it.each([
    'Rhian Ansah',
    'rhian ansah',
    'R. Ansah',
    'R Ansah',
    'Mrs Ansah',
    'Dr. R. Ansah',
    'Ansah, Rhian',
    'ANSAH',
    'Ansah',
    'Mary Ann O’Brien',
    "Mary O'Brien",
    'M. A. O’Brien',
    'M A OBrien',
    'Eşref Yıldız',
    'Eşref  Yıldız',
    'Lee Young-Park',
    'L. Young Park',
  ])('are taken out as they are written: %s', (written) => {
    expect(withhold(`Asked of ${written}, head.`).text).toBe(`Asked of ${inPlaceOfName}, head.`)
  })

  it.each([
    'The Ansahs of this world',
    'Ansah Primary School is open',
    'St Mary’s',
    'young people in the park',
    'Mary went home',
  ])('leave other words as they are: %s', (text) => {
    expect(withhold(text).text).toBe(text)
    expect(find(text).size).toBe(0)
  })

  it('are counted by whose they are', () => {
    const { found } = withhold('R. Ansah and Rhian Ansah met Eşref Yıldız at Ansah Primary School.')
    expect([...found]).toEqual([
      ['Rhian Ansah', 2],
      ['Eşref Yıldız', 1],
    ])
  })

  it('never stay in a text, whatever stands around them', () => {
    const name = fc
      .tuple(
        fc.stringMatching(/^[A-ZÀ-Ý][a-zà-ÿ]{2,9}$/),
        fc.stringMatching(/^[A-ZÀ-Ý][a-zà-ÿ]{2,9}$/),
      )
      .map((words) => words.join(' '))
    const rest = fc.stringMatching(/^[ .,;:()0-9\n“”'-]{0,12}$/)
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 4 }),
        rest,
        rest,
        (all, before, after) => {
          const text = all.map((one) => `${before} ${one} ${after}`).join(' and ')
          const left = withholderOf(all, []).withhold(text).text
          for (const one of all) {
            expect(left).not.toContain(one)
            expect(left).not.toContain(one.split(' ')[1])
          }
        },
      ),
    )
  })
})
