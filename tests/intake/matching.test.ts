import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { School, SchoolLink } from '../../electron/domain/school.ts'
import {
  createMatcher,
  laestabOf,
  settleClaims,
  urnOf,
  type Claim,
} from '../../electron/intake/matching.ts'

function school(urn: string, laestab: string | null = null, status = 'Open'): School {
  return {
    urn,
    laestab,
    name: `School ${urn}`,
    phase: 'primary',
    type: null,
    status,
    la: { code: null, name: '' },
    region: null,
    ages: { from: null, to: null },
    capacity: null,
    pupils: null,
    fsm: null,
    opened: null,
    closed: null,
    joined: null,
    postcode: null,
    easting: null,
    northing: null,
    trust: null,
  }
}

function predecessor(urn: string, linkedUrn: string, type = 'Predecessor'): SchoolLink {
  return { urn, linkedUrn, kind: 'predecessor', type, date: null }
}

function successor(urn: string, linkedUrn: string, type = 'Successor'): SchoolLink {
  return { urn, linkedUrn, kind: 'successor', type, date: null }
}

describe('keys of a school', () => {
  it('reads a URN of six digits, also as a spreadsheet spoils it', () => {
    expect(urnOf(' 138764 ')).toBe('138764')
    expect(urnOf('138764.0')).toBe('138764')
    for (const text of ['', 'NAT', '13876', '1387644', null, undefined])
      expect(urnOf(text)).toBeNull()
  })

  it('reads a LAESTAB whole, with a slash, or in two columns', () => {
    expect(laestabOf({ laestab: '213/6007' })).toBe('2136007')
    expect(laestabOf({ laestab: '2136007.0' })).toBe('2136007')
    expect(laestabOf({ la: '213', estab: '6007' })).toBe('2136007')
    expect(laestabOf({ la: '213', laestab: '6007' })).toBe('2136007')
    expect(laestabOf({ la: '213', estab: '2136007' })).toBe('2136007')
    expect(laestabOf({ la: '850', estab: '2136007' })).toBeNull()
    expect(laestabOf({ estab: '6007' })).toBeNull()
    expect(laestabOf({ la: 'NAT', estab: '' })).toBeNull()
  })
})

describe('matching a row to a school of the trust', () => {
  const matched = (schools: School[], links: SchoolLink[], keys: object) => {
    const found = createMatcher(schools, links).match({ row: 2, ...keys })
    return found && [found.school.urn, found.matched]
  }
  const danetree = school('138764', '9362092')

  it('finds it by its present URN before anything else', () => {
    const other = school('140000', '9362222')
    expect(
      matched([danetree, other], [], {
        urn: '138764',
        la: '936',
        estab: '2999',
        statedUrn: '140000',
      }),
    ).toEqual(['138764', 'urn'])
  })

  it('takes a row for neither of two schools where its URN is the one’s and its LAESTAB the other’s', () => {
    const matcher = createMatcher([danetree, school('140000', '9362222')], [])
    expect(matcher.match({ row: 2, urn: '138764', la: '936', estab: '2222' })).toBeNull()
    expect(matcher.problems()).toMatchObject([{ severity: 'left-out', row: 2 }])
  })

  it('finds it by the URN after conversion that the file states', () => {
    expect(matched([danetree], [], { urn: '124960', statedUrn: '138764' })).toEqual([
      '138764',
      'stated-successor',
    ])
  })

  it('finds it by LAESTAB, which a converter keeps', () => {
    expect(matched([danetree], [], { urn: '124960', la: '936', estab: '2092' })).toEqual([
      '138764',
      'laestab',
    ])
    expect(matched([danetree], [], { laestab: '936/2092' })).toEqual(['138764', 'laestab'])
  })

  it('finds it by a predecessor of any generation, from links of either end', () => {
    const links = [predecessor('138764', '124960'), successor('100001', '124960')]
    expect(matched([danetree], links, { urn: '124960' })).toEqual(['138764', 'predecessor'])
    expect(matched([danetree], links, { urn: '100001' })).toEqual(['138764', 'predecessor'])
    expect(matched([danetree], links, { urn: '100002', statedUrn: '124960' })).toEqual([
      '138764',
      'predecessor',
    ])
  })

  it('does not follow one of several schools that came together, and says so once', () => {
    const matcher = createMatcher(
      [danetree],
      [predecessor('138764', '100001'), predecessor('138764', '100002')],
    )
    expect(matcher.match({ row: 7, urn: '100001' })).toBeNull()
    expect(matcher.match({ row: 8, urn: '100001' })).toBeNull()
    expect(matcher.problems()).toMatchObject([
      { severity: 'note', row: 7, message: expect.stringContaining('one of 2 schools') },
    ])
  })

  it('follows the one plain predecessor past a school that was merged in later', () => {
    const links = [
      predecessor('138764', '124960'),
      predecessor('138764', '100002', 'Predecessor - merged'),
    ]
    expect(matched([danetree], links, { urn: '124960' })).toEqual(['138764', 'predecessor'])
    expect(matched([danetree], links, { urn: '100002' })).toBeNull()
  })

  it('believes the end of a link that speaks of a merger', () => {
    const links = [
      predecessor('138764', '124960'),
      successor('124960', '138764', 'Successor - amalgamated'),
    ]
    expect(matched([danetree], links, { urn: '124960' })).toBeNull()
  })

  it('does not follow a school that was split', () => {
    const links = [
      predecessor('138764', '124960'),
      successor('124960', '138764'),
      successor('124960', '150000'),
    ]
    expect(matched([danetree], links, { urn: '124960' })).toBeNull()
    const said = [predecessor('138764', '124960', 'Predecessor - Split School')]
    expect(matched([danetree], said, { urn: '124960' })).toBeNull()
  })

  it('is not led on by a loop in the links, nor from one of the trust’s schools to another', () => {
    const loop = [predecessor('138764', '100001'), predecessor('100001', '138764')]
    expect(matched([danetree], loop, { urn: '100001' })).toEqual(['138764', 'predecessor'])
    const other = school('100001')
    expect(
      matched([danetree, other], [predecessor('138764', '100001')], { urn: '100001' }),
    ).toEqual(['100001', 'urn'])
  })

  it('does not take a LAESTAB when the links know the URN as an unrelated school’s', () => {
    const links = [predecessor('138764', '124960'), predecessor('150000', '160000')]
    expect(matched([danetree], links, { urn: '160000', la: '936', estab: '2092' })).toBeNull()
    expect(matched([danetree], links, { urn: '124960', la: '936', estab: '2092' })).toEqual([
      '138764',
      'laestab',
    ])
  })

  it('takes neither school when URN and LAESTAB lead to two', () => {
    const other = school('140000', '9362222')
    const matcher = createMatcher([danetree, other], [predecessor('138764', '124960')])
    expect(matcher.match({ row: 3, urn: '124960', la: '936', estab: '2222' })).toBeNull()
    expect(matcher.problems()).toMatchObject([{ severity: 'left-out', row: 3 }])
  })

  it('is in doubt when the LAESTAB is that of one of several schools that came together', () => {
    const matcher = createMatcher(
      [danetree],
      [predecessor('138764', '100001'), predecessor('138764', '100002')],
    )
    expect(matcher.match({ row: 3, urn: '100001', laestab: '9362092' })?.matched).toBe('laestab')
    expect(matcher.problems()).toMatchObject([{ severity: 'doubt', row: 3 }])
  })

  it('prefers an open school to a closed one that had the LAESTAB, and takes none of two open ones', () => {
    const closed = school('100001', '9362092', 'Closed')
    expect(matched([closed, danetree], [], { laestab: '9362092' })).toEqual(['138764', 'laestab'])
    expect(matched([school('100001', '9362092'), danetree], [], { laestab: '9362092' })).toBeNull()
  })

  it('keeps its rules over any links', () => {
    const urns = ['100000', '100001', '100002', '100003', '100004', '100005']
    const urn = fc.constantFrom(...urns)
    const link = fc.record({
      urn,
      linkedUrn: urn,
      kind: fc.constantFrom('predecessor' as const, 'successor' as const, 'other' as const),
      type: fc.constantFrom(
        'Predecessor',
        'Successor',
        'Predecessor - merged',
        'Result of Amalgamation',
      ),
      date: fc.constant(null),
    })
    fc.assert(
      fc.property(
        fc.array(link, { maxLength: 12 }),
        fc.uniqueArray(urn, { minLength: 1, maxLength: 3 }),
        (links, own) => {
          const matcher = createMatcher(
            own.map((each) => school(each)),
            links,
          )
          for (const each of urns) {
            const found = matcher.match({ row: 2, urn: each })
            if (own.includes(each))
              expect(found).toMatchObject({ matched: 'urn', school: { urn: each } })
            else if (found) {
              expect(own).toContain(found.school.urn)
              expect(found.matched).toBe('predecessor')
              const heirs = new Set(
                links.flatMap((l) =>
                  l.urn === l.linkedUrn || l.kind === 'other'
                    ? []
                    : l.kind === 'predecessor' && l.linkedUrn === each
                      ? [l.urn]
                      : l.kind === 'successor' && l.urn === each
                        ? [l.linkedUrn]
                        : [],
                ),
              )
              expect(heirs.size).toBe(1)
            }
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('settling rows that claim one school', () => {
  const claim = (
    row: number,
    matched: Claim['match']['matched'],
    more: Partial<Claim> = {},
  ): Claim => ({
    match: { school: school('138764'), matched, urn: `10000${row}` },
    row,
    ...more,
  })

  it('prefers the URN, then what the file states, then LAESTAB, then a predecessor, and names both rows', () => {
    const { kept, problems } = settleClaims([
      claim(5, 'predecessor'),
      claim(6, 'laestab'),
      claim(9, 'urn'),
      claim(10, 'stated-successor'),
    ])
    expect(kept.map(({ row }) => row)).toEqual([9])
    expect(problems).toHaveLength(3)
    expect(problems[0]).toMatchObject({ severity: 'left-out', row: 5 })
    expect(problems[0]?.message).toMatch(/Rows 9 and 5 .* school 138764/)
  })

  it('lets equal claims both stand, for their values to be compared', () => {
    const { kept, problems } = settleClaims([claim(5, 'urn'), claim(6, 'urn'), claim(7, 'laestab')])
    expect(kept.map(({ row }) => row)).toEqual([5, 6])
    expect(problems).toHaveLength(1)
  })

  it('lets rows of one identity stand together, and claims of different scope', () => {
    const rows = [
      claim(2, 'predecessor', { scope: '2018/19', identity: 'old' }),
      claim(3, 'predecessor', { scope: '2018/19', identity: 'old' }),
      claim(4, 'urn', { scope: '2019/20', identity: 'new' }),
      claim(5, 'predecessor', { scope: '2019/20', identity: 'old' }),
      claim(6, 'predecessor', { scope: '2019/20', identity: 'old' }),
    ]
    const { kept, problems } = settleClaims(rows)
    expect(kept.map(({ row }) => row)).toEqual([2, 3, 4])
    expect(problems).toHaveLength(1)
  })
})
