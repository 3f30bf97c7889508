/** What a trust sets, part by part. Each part is kept whole, and has a beginning that serves until it is set. */
import { z } from 'zod'
import { dayCounts, usualNotice } from './notice.ts'
import { heading } from './prose.ts'
import { trustRulesSchema, usualRules } from './rules.ts'
import { yearOfTermsSchema } from './terms.ts'

/** Minutes without a person's action after which a vault locks: never longer than an hour. */
export const idleChoices = [5, 10, 15, 30, 60] as const

const holidaySchema = z.strictObject({ date: z.iso.date(), name: heading(100) })

/** The parts that the vault keeps, with their shapes. */
export const settingParts = {
  terms: z.strictObject({ years: z.array(yearOfTermsSchema).max(30) }),
  /** What differs from the bank holidays that are built in. */
  holidays: z.strictObject({
    added: z.array(holidaySchema).max(200),
    dropped: z.array(z.iso.date()).max(200),
  }),
  notice: z.strictObject({
    clearDays: z.int().min(0).max(60),
    count: z.enum(dayCounts),
    papersDays: z.int().min(0).max(90),
  }),
  rules: trustRulesSchema,
  security: z.strictObject({ idleMinutes: z.literal(idleChoices) }),
  /** From when the annual cycle is kept in this vault; null: from the day on which it was made. */
  cycle: z.strictObject({ since: z.iso.date().nullable() }),
} as const
export type SettingPart = keyof typeof settingParts
export type Settings = { [P in SettingPart]: z.output<(typeof settingParts)[P]> }

export const firstSettings: Settings = {
  terms: { years: [] },
  holidays: { added: [], dropped: [] },
  notice: usualNotice,
  rules: usualRules,
  security: { idleMinutes: 15 },
  cycle: { since: null },
}
