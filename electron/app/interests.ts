/** The register of interests: kept, confirmed once a school year, published. */
import { AppError } from '../contract/index.ts'
import { confirmationId } from '../domain/governance.ts'
import {
  isHeld,
  publishedRegister,
  registerRule,
  unconfirmed,
  type PublishedEntry,
} from '../domain/interests.ts'
import { personKindLabels } from '../domain/people.ts'
import { academicYearOf } from '../domain/period.ts'
import { formatDate } from '../domain/wording.ts'
import { governanceQueries, peopleQueries, trustQueries } from '../store/index.ts'
import type { Context } from './context.ts'
import { cycleItemDue } from './cycle.ts'
import type { Handlers } from './dispatch.ts'
import { findThing, keepThing } from './governance.ts'
import { findListed } from './people.ts'
import { today } from './today.ts'

/** The item of the cycle by which entries are confirmed each year. */
const registerItem = 'register-of-interests'

/** Who has not confirmed their entry for the present school year, and by when they are to. */
export function registerGaps(context: Context) {
  const { db } = context.vault()
  const now = today(context)
  const year = academicYearOf(now) ?? ''
  const due = cycleItemDue(context, registerItem)
  const confirmations = governanceQueries.list(db, 'confirmation')
  return {
    year,
    due,
    confirmations,
    unconfirmed: unconfirmed(peopleQueries.list(db), confirmations, year, due, now),
  }
}

function published(context: Context): PublishedEntry[] {
  const { db } = context.vault()
  const interests = governanceQueries.list(db, 'interest')
  const confirmations = governanceQueries.list(db, 'confirmation')
  return publishedRegister(peopleQueries.list(db), interests, confirmations, today(context))
}

/** As it is published, on screen and on paper. */
function forPublication(context: Context) {
  return {
    trust: trustQueries.get(context.vault().db)?.name ?? '',
    today: today(context),
    entries: published(context).map(({ person, interests, confirmed }) => ({
      person: person.id,
      name: person.name,
      role: person.role || personKindLabels[person.kind],
      confirmed,
      interests,
    })),
  }
}

/** The published register as a file. */
async function printed(context: Context) {
  const register = forPublication(context)
  const { bytes, pages } = await context.options.work.register(register)
  return { name: `${register.today} Register of interests.pdf`, bytes, pages }
}

export const interestHandlers: Pick<
  Handlers,
  | 'interests.list'
  | 'interests.put'
  | 'interests.remove'
  | 'interests.confirm'
  | 'interests.published'
  | 'interests.print'
  | 'interests.save'
> = {
  'interests.list': (context) => {
    const { db } = context.vault()
    const now = today(context)
    const names = new Map(peopleQueries.list(db).map(({ id, name }) => [id, name]))
    return {
      ...registerGaps(context),
      rule: registerRule,
      interests: governanceQueries
        .list(db, 'interest')
        .map((one) => ({
          ...one,
          name: names.get(one.person) ?? one.person,
          held: isHeld(one, now),
        }))
        .toSorted(
          (a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.declared < b.declared ? -1 : 1),
        ),
    }
  },
  'interests.put': (context, { interest: written }) => {
    const { name } = findListed(context, written.person)
    if (written.from !== null && written.to !== null && written.to < written.from)
      throw new AppError('GovernanceInvalid', 'The interest ends before it begins.')
    if (written.declared > today(context))
      throw new AppError('GovernanceInvalid', 'It cannot have been declared in time to come.')
    if (written.id !== undefined) findThing(context, 'interest', written.id)
    const id = written.id ?? context.options.id()
    const what = `${written.id === undefined ? 'Added' : 'Changed'} an interest of ${name}`
    return { id, change: keepThing(context, 'interest', id, { ...written, id }, what) }
  },
  'interests.remove': (context, { id }) => {
    findThing(context, 'interest', id)
    return {
      done: true,
      change: keepThing(context, 'interest', id, null, 'Removed an interest'),
    }
  },
  'interests.confirm': (context, { person, on }) => {
    const { name } = findListed(context, person)
    const now = today(context)
    const year = academicYearOf(now) ?? ''
    if (on !== null && (on > now || academicYearOf(on) !== year))
      throw new AppError(
        'GovernanceInvalid',
        `An entry is confirmed for ${year} by a day of that school year, up to ${formatDate(now)}.`,
      )
    const id = confirmationId(person, year)
    const what = `${name} ${on === null ? 'has not confirmed' : 'confirmed'} the register for ${year}`
    const thing = on === null ? null : { person, year, on }
    return { done: true, change: keepThing(context, 'confirmation', id, thing, what) }
  },
  'interests.published': (context) => forPublication(context),
  'interests.print': async (context) => {
    const { name, bytes, pages } = await printed(context)
    return { url: context.offer(bytes, 'application/pdf', name), pages }
  },
  'interests.save': async (context) => {
    const { save } = context.options
    if (!save)
      throw new AppError(
        'NotAllowed',
        'This way of running Plumbline has no place for saved files.',
      )
    const vault = context.vault()
    const { name, bytes } = await printed(context)
    context.requireStill(vault)
    return { file: await save(name, bytes) }
  },
}
