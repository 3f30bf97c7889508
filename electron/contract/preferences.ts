/** How the window looks on this machine: known before a vault is opened, so nothing of a vault is in it. */
import { z } from 'zod'
import { call, done, free, nothing } from './call.ts'

export const preferencesSchema = z.strictObject({
  scheme: z.enum(['system', 'light', 'dark']).default('system'),
  contrast: z.enum(['system', 'normal', 'more']).default('system'),
  /** `comfortable` makes what is pressed 44 pixels high. */
  density: z.enum(['normal', 'comfortable']).default('normal'),
})
export type Preferences = z.infer<typeof preferencesSchema>

export const preferencesCalls = {
  'preferences.get': call(nothing, preferencesSchema, free),
  'preferences.set': call(preferencesSchema, done, free),
} as const
