import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  explanationOf,
  withExplanation,
  withoutFigure,
  type Asked,
} from '../../electron/domain/explanations.ts'
import { explanationSchema, type Explanation } from '../../electron/domain/meeting.ts'
import { storedMeeting } from '../../electron/domain/stored.ts'

const asked = fc.record<Asked>({
  urn: fc.constantFrom(null, '1', '2'),
  kpi: fc.constantFrom('a.b', 'c.d'),
  group: fc.constantFrom('all', 'disadvantaged'),
})
const words = fc.record({
  words: fc.constantFrom('A', 'B'),
  by: fc.constantFrom('Head', undefined),
})

/** A list as the editor makes one: a change after another. */
function made(changes: readonly (readonly [Asked, { words: string; by: string | undefined }])[]) {
  return changes.reduce<Explanation[]>((list, [of, given]) => withExplanation(list, of, given), [])
}
const lists = fc.array(fc.tuple(asked, words), { maxLength: 12 }).map(made)

describe('the words for figures', () => {
  it('are found for the figure that they were set for, once, and leave the others alone', () => {
    fc.assert(
      fc.property(lists, asked, words, (list, of, given) => {
        const next = withExplanation(list, of, given)
        expect(explanationOf(next, of)).toMatchObject({ words: given.words })
        expect(next.every((one) => explanationSchema.safeParse(one).success)).toBe(true)
        const isOther = (one: Explanation) => one !== explanationOf(list, of)
        expect(next.filter((one) => one !== explanationOf(next, of))).toEqual(list.filter(isOther))
      }),
    )
  })

  it('are gone when they are empty, and only those', () => {
    fc.assert(
      fc.property(lists, asked, (list, of) => {
        const next = withExplanation(list, of, { words: '' })
        expect(explanationOf(next, of)).toBeNull()
        expect(next).toEqual(list.filter((one) => one !== explanationOf(list, of)))
      }),
    )
  })

  it('are each either printed with a figure or told apart, never lost', () => {
    fc.assert(
      fc.property(
        lists,
        fc.uniqueArray(asked, { selector: (of) => JSON.stringify(of) }),
        (list, figures) => {
          const printed = figures.flatMap((of) => explanationOf(list, of) ?? [])
          expect(new Set([...printed, ...withoutFigure(list, figures)])).toEqual(new Set(list))
        },
      ),
    )
  })

  it('of a second time for one figure are told apart', () => {
    const twice = ['First', 'Second'].map((said) =>
      explanationSchema.parse({ kpi: 'a.b', words: said }),
    )
    expect(withoutFigure(twice, [{ urn: null, kpi: 'a.b', group: 'all' }])).toEqual([twice[1]])
  })

  it('of a meeting stored before pupil groups were told are those of all pupils', () => {
    const explanations = [{ school: '1', kpi: 'a.b', words: 'A bug.' }]
    const read = storedMeeting.shape.explanations.parse(explanations)
    expect(read).toEqual([{ ...explanations[0], group: 'all' }])
  })
})
