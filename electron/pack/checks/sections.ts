/** Whether each section has words and figures: what would fill it, figures quoted in words, explanations asked for. */
import { figuresQuoted, figuresWithoutSource } from '../../domain/rich-text.ts'
import { sectionTitles } from '../../domain/meeting.ts'
import type { Section } from '../../domain/meeting.ts'
import { joinNames, plural } from '../../domain/wording.ts'
import { quotedFigure } from '../blocks/quoted.ts'
import { whatIsMissing, wordsAsked } from '../missing.ts'
import { improves, inData, inMeeting, inOrder, inPart, inVision, stops } from './line.ts'
import type { Check } from '../../contract/shapes.ts'
import type { FigureBook } from '../../domain/figures.ts'
import type { PackInput } from '../input.ts'
import type { Part } from '../plan.ts'

export function sectionChecks(input: PackInput, book: FigureBook, parts: readonly Part[]): Check[] {
  const laid = parts.flatMap((part) =>
    part.kind === 'section' ? [{ section: part.section, item: part.item?.number ?? null }] : [],
  )
  return [
    ...laid.flatMap(({ section, item }) => missingCheck(input, book, section, item)),
    ...laid.flatMap(({ section, item }) => quotedChecks(input, book, section, item)),
    ...unlaidChecks(input, new Set(laid.map((one) => one.section))),
    ...(laid.some(({ section }) => section === 'exceptions') ? explanationChecks(input, book) : []),
  ]
}

function missingCheck(
  input: PackInput,
  book: FigureBook,
  section: Section,
  item: string | null,
): Check[] {
  const missing = whatIsMissing(section, input, book)
  if (missing === null) return []
  const action = {
    data: inData('Bring it in'),
    vision: inVision('Tie a measure to a strand'),
    meeting: inMeeting('Write it', input.meeting, item),
    risks: inPart('List the risks', input.meeting, 'risks'),
    actions: inPart('List the actions', input.meeting, 'actions'),
  }[missing.place]
  const what = missing.partly ? 'has no words' : 'has nothing to show'
  const detail = `${missing.words} ${missing.fill}`
  return [improves(item, `${sectionTitles[section]} ${what}`, detail, action)]
}

/** Figures that stand in what people wrote. */
function quotedChecks(
  input: PackInput,
  book: FigureBook,
  section: Section,
  item: string | null,
): Check[] {
  const text = input.meeting.narrative?.[section] ?? ''
  if (text === '') return []
  const action = inMeeting('See the meeting', input.meeting, item)
  const lost = figuresQuoted(text).filter((one) => quotedFigure(book, one)?.value == null)
  const loose = [...new Set(figuresWithoutSource(text))]
  return [
    ...(lost.length === 0
      ? []
      : [
          stops(
            item,
            `${sectionTitles[section]} quotes a figure that is not held`,
            `${joinNames(lost.map(({ written }) => written))}: mend the reference, or bring the figure in.`,
            action,
          ),
        ]),
    ...(loose.length === 0
      ? []
      : [
          improves(
            item,
            `${sectionTitles[section]}: ${plural(loose.length, 'figure')} without a source`,
            `${joinNames(loose)}: quote them as {{code}}, so that they are the vault’s own and lead to their cell.`,
            action,
          ),
        ]),
  ]
}

/** Words that somebody wrote for a section that the pack does not have would not be read. */
function unlaidChecks(input: PackInput, laid: ReadonlySet<Section>): Check[] {
  const written = Object.entries(input.meeting.narrative ?? {}) as [Section, string | undefined][]
  return written.flatMap(([section, text]) =>
    (text ?? '') === '' || laid.has(section)
      ? []
      : [
          improves(
            null,
            `${sectionTitles[section]} is written but in no item`,
            'Add the section to an item, so that what was written for it is in the pack.',
            inMeeting('See the agenda', input.meeting),
          ),
        ],
  )
}

function explanationChecks(input: PackInput, book: FigureBook): Check[] {
  const { asked, given, aside } = wordsAsked(input, book)
  const without = asked - given
  return [
    ...(without === 0
      ? []
      : [
          improves(
            null,
            `${plural(without, 'exception')} without words`,
            `Of ${plural(asked, 'worse figure')}, ${given} ${given === 1 ? 'is' : 'are'} explained. Ask the heads for the cause, and what is done.`,
            inPart('Write the words', input.meeting, 'words'),
          ),
        ]),
    ...(aside === 0
      ? []
      : [
          improves(
            null,
            `${plural(aside, 'explanation')} of no exception`,
            'The figure is inside its range again, or not known: the words are kept and not printed.',
            inPart('See the words', input.meeting, 'words'),
          ),
        ]),
    ...(asked > 0 && without === 0
      ? [inOrder('Every exception is explained', `${plural(asked, 'figure')} with words.`)]
      : []),
  ]
}
