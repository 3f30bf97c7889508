/** The kinds of things that a trust keeps of its governance beside its people, each with its shape. */
import type { z } from 'zod'
import { bodySchema } from './bodies.ts'
import { cycleItemSchema, cycleRecordSchema } from './cycle.ts'
import { confirmationSchema, interestSchema } from './interests.ts'
import { trainingSchema } from './training.ts'

export const governanceSchemas = {
  body: bodySchema,
  interest: interestSchema,
  confirmation: confirmationSchema,
  training: trainingSchema,
  /** Items of the cycle that the trust changed or added. */
  'cycle-item': cycleItemSchema,
  'cycle-record': cycleRecordSchema,
} as const
export type GovernanceKind = keyof typeof governanceSchemas
export type Governance = { [K in GovernanceKind]: z.output<(typeof governanceSchemas)[K]> }

export const governanceWords: Record<GovernanceKind, string> = {
  body: 'The body',
  interest: 'The interest',
  confirmation: 'The confirmation',
  training: 'The training',
  'cycle-item': 'The item of the annual cycle',
  'cycle-record': 'The record of the annual cycle',
}

/** A confirmation is known by whom and for which year it is. */
export function confirmationId(person: string, year: string): string {
  return `${person}-${year.replace('/', '-')}`
}
