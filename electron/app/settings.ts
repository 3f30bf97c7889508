/** What the trust sets, part by part. */
import { AppError, type ParsedInput } from '../contract/index.ts'
import {
  boundsOf,
  fixedRules,
  isTrustRule,
  ruleTable,
  usualRules,
  type RuleEntry,
  type TrustRule,
} from '../domain/rules.ts'
import type { SettingPart, Settings } from '../domain/settings.ts'
import { termProblems } from '../domain/terms.ts'
import { settingQueries, trustQueries } from '../store/index.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'

const partWords: Record<SettingPart, string> = {
  terms: 'Set the terms',
  holidays: 'Set the bank holidays',
  notice: 'Set the notice of meetings',
  rules: 'Set a rule',
  security: 'Set when the vault locks',
}

/** The name that screens and packs print. Which trust the vault is of does not change with it. */
function setName(context: Context, name: string): void {
  const before = trustQueries.get(context.vault().db)
  context.vault().change('Set the spelling of the trust’s name', (db, journal) => {
    const after = { uid: null, companiesHouse: null, ...before, name }
    trustQueries.put(db, after)
    journal('trust', before, after)
  })
  context.changed('trust', 'settings')
}

function setPart<P extends SettingPart>(context: Context, part: P, value: Settings[P]): void {
  context.vault().change(partWords[part], (db, journal) => {
    const before = settingQueries.get(db, part)
    settingQueries.put(db, part, value)
    journal(`setting/${part}`, before, value)
  })
  context.changed('settings', ...(part === 'rules' ? ['figures'] : []))
}

/** Terms that overlap or lie in another year would put every meeting in the wrong one. */
function refuseMuddledTerms({ years }: Settings['terms']): void {
  const seen = new Set<string>()
  for (const year of years) {
    const [problem] = seen.has(year.year) ? [`${year.year} stands twice.`] : termProblems(year)
    seen.add(year.year)
    if (problem) throw new AppError('SettingInvalid', problem, { year: year.year })
  }
}

function set(context: Context, input: ParsedInput<'settings.set'>): void {
  switch (input.part) {
    case 'trust':
      return setName(context, input.name)
    case 'terms': {
      const { part, ...value } = input
      refuseMuddledTerms(value)
      return setPart(context, part, value)
    }
    case 'holidays': {
      const { part, ...value } = input
      return setPart(context, part, value)
    }
    case 'notice': {
      const { part, ...value } = input
      return setPart(context, part, value)
    }
    case 'security': {
      const { part, ...value } = input
      return setPart(context, part, value)
    }
  }
}

function setRule(context: Context, id: TrustRule, value: number | null): void {
  const rule = ruleTable.find((one) => one.id === id)
  const { least, most } = boundsOf(id)
  if (value !== null && (value < least || value > most)) {
    throw new AppError(
      'SettingInvalid',
      `${rule?.title ?? id}: from ${least} to ${most} ${rule?.unit ?? ''}, and not ${value}.`,
      { rule: id },
    )
  }
  const before = settingQueries.get(context.vault().db, 'rules')
  setPart(context, 'rules', { ...before, [id]: value ?? usualRules[id] })
}

export const settingsHandlers: Pick<
  Handlers,
  'settings.get' | 'settings.set' | 'rules.list' | 'rules.set'
> = {
  'settings.get': (context) => {
    const { db } = context.vault()
    return {
      trust: trustQueries.get(db),
      terms: settingQueries.get(db, 'terms'),
      holidays: settingQueries.get(db, 'holidays'),
      notice: settingQueries.get(db, 'notice'),
      rules: settingQueries.get(db, 'rules'),
      security: settingQueries.get(db, 'security'),
    }
  },
  'settings.set': (context, input) => {
    set(context, input)
    return { done: true }
  },
  'rules.list': (context) => {
    const own = settingQueries.get(context.vault().db, 'rules')
    const values: Record<RuleEntry['id'], number> = { ...fixedRules, ...own }
    const usual: Record<RuleEntry['id'], number> = { ...fixedRules, ...usualRules }
    return {
      rules: ruleTable.map(({ says, ...rule }) => ({
        ...rule,
        says: says(values[rule.id]),
        value: values[rule.id],
        usual: usual[rule.id],
        bounds: isTrustRule(rule.id) ? boundsOf(rule.id) : null,
      })),
    }
  },
  'rules.set': (context, { id, value }) => {
    setRule(context, id, value)
    return { done: true }
  },
}
