/**
 * The one contract. Every host, the window and the command line reach the product through these calls
 * and no others, a file for each area; types are derived from the schemas, so nothing is written twice.
 */
import { z } from 'zod'
import { appCalls } from './app.ts'
import { vaultCalls } from './vault.ts'
import { dataCalls } from './data.ts'
import { trustCalls } from './trust.ts'
import { kpisCalls } from './kpis.ts'
import { valuesCalls } from './values.ts'
import { insightCalls } from './insight.ts'
import { visionCalls } from './vision.ts'
import { meetingsCalls } from './meetings.ts'
import { packCalls } from './pack.ts'
import { homeCalls } from './home.ts'
import { preferencesCalls } from './preferences.ts'
import { settingsCalls } from './settings.ts'
import { changesCalls } from './changes.ts'
import { peopleCalls } from './people.ts'
import { searchCalls } from './search.ts'
import { governanceCalls } from './governance.ts'
import { cycleCalls } from './cycle.ts'
import { spcCalls } from './spc.ts'
import { fileEventSchema } from './shapes.ts'

export const contract = {
  ...appCalls,
  ...vaultCalls,
  ...dataCalls,
  ...trustCalls,
  ...kpisCalls,
  ...valuesCalls,
  ...insightCalls,
  ...visionCalls,
  ...meetingsCalls,
  ...packCalls,
  ...homeCalls,
  ...preferencesCalls,
  ...settingsCalls,
  ...peopleCalls,
  ...governanceCalls,
  ...cycleCalls,
  ...changesCalls,
  ...searchCalls,
  ...spcCalls,
} as const

export type Contract = typeof contract
export type CallName = keyof Contract
export type Input<N extends CallName> = z.input<Contract[N]['input']>
export type ParsedInput<N extends CallName> = z.output<Contract[N]['input']>
export type Output<N extends CallName> = z.output<Contract[N]['output']>

/** What a host tells the window without being asked. */
export const events = {
  progress: z.strictObject({
    job: z.string(),
    /** What is being worked on, in words. */
    what: z.string(),
    done: z.int(),
    total: z.int().nullable(),
  }),
  /** What became of one file of an import that is under way. */
  file: fileEventSchema,
  /** The parts of the vault that changed. */
  changed: z.strictObject({ areas: z.array(z.string()) }),
  /** `idle`: nobody did anything for the time that the trust set; `stopped`: the app itself begins anew. */
  locked: z.strictObject({ reason: z.enum(['asked', 'idle', 'stopped']) }),
  /** Chosen in the host's menu: `back`, `forward`, `search`, `lock`, `help`, `shortcuts`, or `go:` and a screen. */
  command: z.strictObject({ name: z.string() }),
  /** Nobody did anything for long; `vault.touch` keeps it open. Told again every few seconds. */
  locking: z.strictObject({ inSeconds: z.int() }),
} as const
export type EventName = keyof typeof events
export type EventData<N extends EventName> = z.output<(typeof events)[N]>

export { AppError, errorCodes } from './error.ts'
export { largestDocument } from './call.ts'
export type { Call } from './call.ts'
export type { ErrorCode, ErrorData, Result } from './error.ts'
export type * from './shapes.ts'
