import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { href, parseHash, type Route } from '../../renderer/app/routes.ts'

describe('the address of a screen', () => {
  it('leads back to the same screen, whatever a meeting or school is called', () => {
    const detail = fc.option(fc.string({ minLength: 1, unit: 'binary' }), { nil: null })
    const route: fc.Arbitrary<Route> = fc.oneof(
      fc.constantFrom<Route>(
        { screen: 'home' },
        { screen: 'vision' },
        { screen: 'scorecard' },
        { screen: 'data' },
        { screen: 'settings' },
      ),
      fc.record({ screen: fc.constantFrom('meetings' as const, 'pack' as const), meeting: detail }),
      fc.record({ screen: fc.constant('schools' as const), urn: detail }),
    )
    fc.assert(
      fc.property(route, (one) => {
        expect(parseHash(href(one))).toEqual(one)
      }),
    )
  })

  it('is Home for an address that means nothing', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#/__proto__/x', 'home']) {
      expect(parseHash(hash)).toEqual({ screen: 'home' })
    }
  })

  it('drops a detail that cannot be read', () => {
    expect(parseHash('#/schools/%E0%A4%A')).toEqual({ screen: 'schools', urn: null })
  })
})
