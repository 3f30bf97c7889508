import { describe, expect, it } from 'vitest'
import {
  boundsOf,
  fixedRules,
  isTrustRule,
  ruleTable,
  trustRulesSchema,
  usualRules,
} from '../../electron/domain/rules.ts'
import { hideFewAnswers, mustHide } from '../../electron/domain/suppression.ts'
import { judge } from '../../electron/domain/verdict.ts'
import { kpi, observation } from './builders.ts'

describe('the table of rules', () => {
  it('names every rule once, and says its value', () => {
    const ids = ruleTable.map(({ id }) => id)
    expect(ids.toSorted()).toEqual(
      [...Object.keys(usualRules), ...Object.keys(fixedRules)].toSorted(),
    )
    for (const { id, says } of ruleTable) {
      expect(says(17), id).toMatch(/17|[Ss]eventeen/)
      expect(says(17), id).not.toBe(says(16))
    }
  })

  it('lets a trust make what protects people stricter, and never looser', () => {
    expect(trustRulesSchema.parse(usualRules)).toEqual(usualRules)
    for (const { id, may } of ruleTable) {
      expect(may === 'fixed', id).toBe(!isTrustRule(id))
      if (!isTrustRule(id)) continue
      const { least, most } = boundsOf(id)
      if (may === 'raised') expect(least, id).toBe(usualRules[id])
      expect(most, id).toBeGreaterThan(usualRules[id])
    }
  })
})

describe('a rule that the trust has raised', () => {
  it('hides and leaves unrated what it says', () => {
    const eight = observation({ value: 100, denominator: 8 })
    expect(mustHide(eight, kpi())).toBe(false)
    const raised = { ...usualRules, hiddenBelow: 9 }
    expect(mustHide(eight, kpi(), raised)).toBe(true)

    const staff = kpi({ evidence: 'staff-voice' })
    const answers = observation({ value: 50, denominator: 14 })
    const shown = (rules = usualRules) => [...hideFewAnswers([answers], [staff], rules)][0]?.state
    expect(shown()).toBe('value')
    expect(shown({ ...usualRules, answersBelow: 15 })).toBe('suppressed')
  })

  it('stands in the words of the verdict', () => {
    const figure = {
      kpi: kpi(),
      state: 'value' as const,
      value: 50,
      interval: null,
      small: true,
      coverage: null,
    }
    const why = (rules = usualRules) => judge(figure, { value: 60, label: 'England' }, rules).why
    expect(why()).toContain('fewer than 11 pupils')
    expect(why({ ...usualRules, unratedBelow: 21 })).toContain('fewer than 21 pupils')
  })
})
