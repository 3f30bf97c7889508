/**
 * What one copy of a pack is made from. Whatever the copy must not hold is taken out here, before anything is
 * planned or laid: a page cannot tell, and a file cannot hide, what was never given to it.
 */
import { AppError } from '../../contract/error.ts'
import { holderOf, whyWithheld, type Withheld } from '../../domain/copies.ts'
import type { AgendaItem, Risk } from '../../domain/meeting.ts'
import { numberItems } from '../../domain/numbering.ts'
import type { CopyItem } from '../../domain/copies.ts'
import type { LeftOut, PackInput } from '../input.ts'
import { withholdNames } from './public-names.ts'
import { screenPapers } from './public-papers.ts'

/** Refuses a copy that is for nobody. */
export function checkCopy({ copy, meeting }: Pick<PackInput, 'copy' | 'meeting'>): void {
  if (copy === 'full' || copy === 'public' || holderOf(copy, meeting) !== null) return
  const id = /^member:(.+)$/.exec(copy)?.[1]
  throw id === undefined
    ? new AppError('InputInvalid', `A copy is "full", "public" or "member:ID", not "${copy}".`)
    : new AppError('InputInvalid', `Nobody at this meeting has the id "${id}".`, { id })
}

/** What a copy is made from, what it leaves out, and why each paper that it leaves out is not in it, by what it calls that paper. */
export type OfCopy = { input: PackInput; leftOut: LeftOut; withheldPapers: Map<string, string> }

/**
 * The input without what its copy leaves out, and what that was. The full copy leaves nothing out. Throws
 * `InputInvalid` for a copy that is for nobody.
 */
export async function inputOfCopy(input: PackInput, signal?: AbortSignal): Promise<OfCopy> {
  checkCopy(input)
  const whole: OfCopy = {
    input,
    leftOut: { items: [], papers: [], names: [] },
    withheldPapers: new Map(),
  }
  if (input.copy === 'full') return whole
  const bare = withoutItems(input)
  const leftOut = { ...whole.leftOut, items: bare.items }
  if (input.copy !== 'public') return { ...whole, input: bare.input, leftOut }
  const screened = await screenPapers(bare.input, signal)
  const named = withholdNames(screened.input)
  return {
    input: named.input,
    leftOut: { ...leftOut, papers: screened.papers, names: named.names },
    withheldPapers: screened.withheld,
  }
}

/** Leaves out items with their papers, and what else is for those alone who read the confidential part. */
function withoutItems(input: PackInput): { input: PackInput; items: LeftOut['items'] } {
  const { meeting, copy, interests } = input
  const left: LeftOut['items'] = []
  const gone = new Set<string>()
  const readsPartB = copy !== 'public' && holderOf(copy, meeting)?.partB !== false
  const isOpen = (one: { confidential: boolean }): boolean => readsPartB || !one.confidential
  const risks = (meeting.risks ?? []).filter(isOpen)
  const items = numberItems(meeting).map(({ number, ...item }): CopyItem => {
    const withheld = whyWithheld(item, copy, meeting, interests)
    if (withheld === null) return withRiskOf(item, meeting.risks ?? [], risks)
    left.push({ number, title: item.title, why: withheld.why })
    if (item.id !== undefined) gone.add(item.id)
    return bareItem(item, withheld)
  })
  const isOfGone = (from: { meeting: string; item: string } | undefined): boolean =>
    from?.meeting === meeting.meeting.id && gone.has(from.item)
  const named = new Set(items.flatMap(({ papers }) => papers))
  const told: PackInput['meeting'] = {
    ...meeting,
    items,
    ...(meeting.actions
      ? { actions: meeting.actions.filter((one) => isOpen(one) && !isOfGone(one.from)) }
      : {}),
    ...(meeting.risks ? { risks } : {}),
  }
  const isNamed = (name: string): boolean =>
    named.has(name) || [...named].some((path) => path.split(/[/\\]/).at(-1) === name)
  return {
    input: { ...input, meeting: told, papers: input.papers.filter(({ name }) => isNamed(name)) },
    items: left,
  }
}

/** An item names its risk by its place in the register, which is another where the copy has fewer; none that it has not. */
function withRiskOf(item: AgendaItem, all: readonly Risk[], told: readonly Risk[]): CopyItem {
  const { risk: place, ...rest } = item
  const risk = place === undefined ? undefined : all[place - 1]
  const now = risk === undefined ? -1 : told.indexOf(risk)
  return now < 0 ? rest : { ...rest, risk: now + 1 }
}

/** An item's place on the agenda with nothing of what it is about, be it that a later release adds to items. */
function bareItem(item: AgendaItem, { why, titled }: Withheld): CopyItem {
  const { id, under, issuedAs, formerNumbers, withdrawn, breakAfter } = item
  return {
    ...(id === undefined ? {} : { id }),
    // What its number and the meeting's clock follow from.
    ...(under === undefined ? {} : { under }),
    ...(issuedAs === undefined ? {} : { issuedAs }),
    ...(formerNumbers === undefined ? {} : { formerNumbers }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
    ...(breakAfter === undefined ? {} : { breakAfter }),
    title: titled ? item.title : 'Confidential item',
    purpose: 'information',
    minutes: item.minutes,
    confidential: item.confidential,
    sections: [],
    papers: [],
    withheld: why,
  }
}
