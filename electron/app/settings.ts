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
import type { Trust } from '../domain/school.ts'
import type { SettingPart, Settings } from '../domain/settings.ts'
import { byKey, byName, whole, type TakeBack } from '../domain/take-back.ts'
import { termProblems } from '../domain/terms.ts'
import { settingQueries, trustQueries, type JournalEntry } from '../store/index.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'

const partWords: Record<SettingPart, string> = {
  terms: 'Set the terms',
  holidays: 'Set the bank holidays',
  notice: 'Set the notice of meetings',
  rules: 'Set a rule',
  security: 'Set when the vault locks',
  cycle: 'Set from when the annual cycle is kept',
}

/** The name that screens and packs print. Which trust the vault is of does not change with it. */
function setName(
  context: Context,
  name: string,
  what = 'Set the spelling of the trust’s name',
): string {
  const before = trustQueries.get(context.vault().db)
  const made = context.vault().change(what, (db, journal, change) => {
    const after = { uid: null, companiesHouse: null, ...before, name }
    trustQueries.put(db, after)
    journal('trust', before, after)
    return change
  })
  context.changed('trust', 'settings')
  return made
}

function setPart<P extends SettingPart>(
  context: Context,
  part: P,
  value: Settings[P],
  what = partWords[part],
): string {
  const made = context.vault().change(what, (db, journal, change) => {
    const before = settingQueries.get(db, part)
    settingQueries.put(db, part, value)
    journal(`setting/${part}`, before, value)
    return change
  })
  context.changed('settings', ...(part === 'rules' ? ['figures'] : []))
  return made
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

function set(context: Context, input: ParsedInput<'settings.set'>): string {
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
    case 'cycle': {
      const { part, ...value } = input
      return setPart(context, part, value)
    }
  }
}

function setRule(context: Context, id: TrustRule, value: number | null): string {
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
  return setPart(context, 'rules', { ...before, [id]: value ?? usualRules[id] })
}

/** How each part is taken back: what the trust lists by name item by item, the rest key by key. */
const takeParts: { [P in SettingPart]: TakeBack<Settings[P]> } = {
  terms: byKey({ years: byName(({ year }) => year) }),
  holidays: byKey({ added: byName(({ date }) => date), dropped: byName((date) => date) }),
  notice: byKey(),
  rules: byKey(),
  security: byKey(),
  cycle: byKey(),
}

/** Takes back what one change of a part did; see `changes.undo`. */
export function undoSetting(context: Context, entry: JournalEntry, name: string): string {
  type Part = Settings[SettingPart]
  const part = name as SettingPart
  const take = takeParts[part] as TakeBack<Part>
  const now = settingQueries.get(context.vault().db, part)
  const next = take(entry.before as Part, entry.after as Part, now)
  return setPart(context, part, next, `Undid: ${entry.what}`)
}

/** The same for the spelling of the trust's name. */
export function undoName(context: Context, entry: JournalEntry): string {
  const name = (body: unknown) => (body as Trust | null)?.name ?? ''
  const now = name(trustQueries.get(context.vault().db))
  const next = whole(name(entry.before), name(entry.after), now)
  return setName(context, next, `Undid: ${entry.what}`)
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
      cycle: settingQueries.get(db, 'cycle'),
    }
  },
  'settings.set': (context, input) => ({ done: true, change: set(context, input) }),
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
  'rules.set': (context, { id, value }) => ({ done: true, change: setRule(context, id, value) }),
}
