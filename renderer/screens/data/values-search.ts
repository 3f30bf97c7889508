/** What the table of values is filtered and sorted by: part of its address, so that it can be gone back to. */
import { z } from 'zod'
import { pupilGroups } from '../../../electron/domain/kpi.ts'
import { states } from '../../../electron/domain/observation.ts'

const valueSorts = ['school', 'kpi', 'period', 'group', 'value', 'stored'] as const
export type ValueSort = (typeof valueSorts)[number]

/** An address that was cut or mistyped shows all values rather than none. */
export const valuesSearchSchema = z.object({
  urn: z.string().optional().catch(undefined),
  kpi: z.string().optional().catch(undefined),
  period: z.string().optional().catch(undefined),
  group: z.enum(pupilGroups).optional().catch(undefined),
  about: z.enum(['own', 'benchmarks']).optional().catch(undefined),
  state: z.enum(states).optional().catch(undefined),
  typed: z.boolean().optional().catch(undefined),
  import: z.string().optional().catch(undefined),
  sort: z.enum(valueSorts).optional().catch(undefined),
  descending: z.boolean().optional().catch(undefined),
  page: z.int().min(0).optional().catch(undefined),
})
export type ValuesSearch = z.infer<typeof valuesSearchSchema>
