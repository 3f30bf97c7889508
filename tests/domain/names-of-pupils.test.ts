import { describe, expect, it } from 'vitest'
import { mayNamePupils, saysConfidential } from '../../electron/domain/names-of-pupils.ts'

describe('a page that may name pupils', () => {
  it.each([
    'The case of pupil Jane Okafor was heard.',
    'Pupil: A. Nowak has returned.',
    'The board upheld the exclusion of Tom Barker on 3 May.',
    'Amira Khan (Year 9) moved to us in March.',
    'DOB 03/09/2014',
    'Date of birth: 3 September 2014',
    // A made-up number whose letter follows from its digits.
    'UPN H801200001001 was moved',
  ])('is pointed to: %s', (text) => {
    expect(mayNamePupils(text)).toBe(true)
  })

  it.each([
    'Pupil Premium Strategy 2026',
    'Pupil Attendance Report',
    'Child Protection Policy',
    'Exclusion of pupils rose in the autumn.',
    'Permanently excluded pupils: 3',
    'A child named in a plan has a place.',
    'Olu Adeyemi, Chair',
    'The pupil council met on 3 May 2026.',
    // Of the shape of a UPN, but its letter does not follow from its digits.
    'Order B123456789012',
    'Results 2019 2020 2021 2022',
  ])('is not: %s', (text) => {
    expect(mayNamePupils(text)).toBe(false)
  })
})

describe('a paper that says it is not for everybody', () => {
  it('is known by its words', () => {
    expect(saysConfidential('STRICTLY CONFIDENTIAL')).toBe(true)
    expect(saysConfidential('Part B')).toBe(true)
    expect(saysConfidential('Part by part')).toBe(false)
    expect(saysConfidential('We have every confidence')).toBe(false)
  })
})
