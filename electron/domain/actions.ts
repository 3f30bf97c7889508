/** Actions: what somebody has undertaken to do by decision of a body, carried from meeting to meeting until it is done. */
import { z } from 'zod'
import { heading, prose } from './prose.ts'

export const actionSchema = z.strictObject({
  /** Names the action at every meeting that it is carried to; a meeting file need not give it. */
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,250}$/)
    .optional(),
  what: heading(1000),
  owner: heading(200),
  /** ISO date by which it is to be done. */
  due: z.iso.date().optional(),
  status: z.enum(['open', 'done', 'dropped']).default('open'),
  /** What came of it, or why it is late. */
  outcome: prose(2000).optional(),
  strand: z.int().min(1).optional(),
  /** Code of the KPI that would show that it worked, and the URN of the school where it is that school's. */
  kpi: z.string().max(200).optional(),
  school: z.string().max(20).optional(),
  /** Ids of the meeting and of the item of its agenda at which it was undertaken. */
  from: z.strictObject({ meeting: z.string().max(200), item: z.string().max(64) }).optional(),
  /** Left out of the public copy. */
  confidential: z.boolean().default(false),
})
export type Action = z.infer<typeof actionSchema>

type Acting = { actions?: Action[] | undefined }

/** With an id for every action: the one of the same words in `before`, else the next from `fresh`. */
export function withActionIds<T extends Acting>(
  holder: T,
  before: Acting | null,
  fresh: () => string,
): T {
  if (!holder.actions) return holder
  const known = new Map(before?.actions?.map(({ what, id }) => [what, id]) ?? [])
  const taken = new Set(holder.actions.flatMap(({ id }) => id ?? []))
  const seen = new Set<string>()
  const actions = holder.actions.map((action) => {
    const former = known.get(action.what)
    let id = action.id ?? (former !== undefined && !taken.has(former) ? former : fresh())
    if (seen.has(id)) id = fresh()
    seen.add(id)
    taken.add(id)
    return { ...action, id }
  })
  return { ...holder, actions }
}

/** Ids for actions that were stored before they had any: by meeting and place, the same at each reading. */
export function actionIdsByPlace<T extends Acting>(holder: T, meeting: string): T {
  if (holder.actions?.every(({ id }) => id !== undefined) ?? true) return holder
  let place = 0
  const taken = new Set(holder.actions?.flatMap(({ id }) => id ?? []))
  return withActionIds(holder, null, () => {
    do place += 1
    while (taken.has(`${meeting}-action-${place}`))
    return `${meeting}-action-${place}`
  })
}

/** Whether its day lies before another (ISO date) and it is still to be done. */
export function isLate(action: Pick<Action, 'status' | 'due'>, day: string): boolean {
  return action.status === 'open' && action.due !== undefined && action.due < day
}
