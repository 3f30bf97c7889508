import { describe, expect, it } from 'vitest'
import { shortSchoolNames } from '../../electron/domain/school-names.ts'

const shorten = (names: string[]): (string | undefined)[] => {
  const short = shortSchoolNames(names.map((name, i) => ({ urn: `${i}`, name })))
  return names.map((_, i) => short.get(`${i}`))
}

describe('short names of schools', () => {
  it('leave out the kind of school at the end', () => {
    expect(
      shorten([
        'Larkfold Primary School',
        'Stonewick High School',
        'Harrowmere Academy',
        'Marlowick Sixth Form College',
      ]),
    ).toEqual(['Larkfold', 'Stonewick High', 'Harrowmere', 'Marlowick Sixth Form'])
  })

  it('stay whole where two schools would be called alike', () => {
    expect(shorten(['Elm Primary School', 'Elm Academy', 'Oak Academy'])).toEqual([
      'Elm Primary School',
      'Elm Academy',
      'Oak',
    ])
  })

  it('stay whole where nothing would be left', () => {
    expect(shorten(['The Academy', 'Primary School'])).toEqual(['The Academy', 'Primary School'])
  })
})
