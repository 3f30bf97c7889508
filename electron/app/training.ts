/** Training that people have had, and when it runs out. */
import { AppError } from '../contract/index.ts'
import { trainingState } from '../domain/training.ts'
import { governanceQueries, peopleQueries } from '../store/index.ts'
import type { Handlers } from './dispatch.ts'
import { findThing, keepThing } from './governance.ts'
import { findListed } from './people.ts'
import { today } from './today.ts'

export const trainingHandlers: Pick<
  Handlers,
  'training.list' | 'training.put' | 'training.remove'
> = {
  'training.list': (context) => {
    const { db } = context.vault()
    const now = today(context)
    const names = new Map(peopleQueries.list(db).map(({ id, name }) => [id, name]))
    return {
      training: governanceQueries
        .list(db, 'training')
        .map((one) => ({
          ...one,
          who: names.get(one.person) ?? one.person,
          state: trainingState(one, now),
        }))
        .toSorted((a, b) => a.who.localeCompare(b.who, 'en-GB') || (a.on < b.on ? -1 : 1)),
    }
  },
  'training.put': (context, { training: written }) => {
    const { name } = findListed(context, written.person)
    if (written.expires !== null && written.expires < written.on)
      throw new AppError('GovernanceInvalid', 'The training runs out before it was had.')
    if (written.id !== undefined) findThing(context, 'training', written.id)
    const id = written.id ?? context.options.id()
    const what = `${written.id === undefined ? 'Added' : 'Changed'} training of ${name}`
    return { id, change: keepThing(context, 'training', id, { ...written, id }, what) }
  },
  'training.remove': (context, { id }) => {
    const { name } = findThing(context, 'training', id)
    return { done: true, change: keepThing(context, 'training', id, null, `Removed ${name}`) }
  },
}
