/**
 * What a person writes for a section of the pack: paragraphs parted by an empty line, headings that begin
 * with `## `, lists whose lines begin with `- `, words between double asterisks in bold, and figures quoted by
 * reference, so that no number in a sentence can differ from the one in the vault:
 * `{{attendance.overall 900004 2026-11}}` is that school's figure of that month, `{{attendance.overall}}` the
 * trust's latest.
 */
import { parsePeriod } from './period.ts'

/** A figure quoted in a text. `urn` null: the trust's; `period` null: the latest. */
export type FigureReference = { kpi: string; urn: string | null; period: string | null }

export type RichPiece =
  | { kind: 'text'; text: string; bold: boolean }
  /** `written` is the reference as it stands in the text. */
  | ({ kind: 'figure'; written: string; bold: boolean } & FigureReference)

export type RichBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; pieces: RichPiece[] }
  | { kind: 'list'; items: RichPiece[][] }

/** Reads a text; what is not understood is text. */
export function readRichText(text: string): RichBlock[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .flatMap(blocksOf)
}

/** Its words alone: an ellipsis stands for a figure quoted by reference, a full stop parts what stood on lines of its own. */
export function wordsOf(text: string): string {
  const said = (pieces: RichPiece[]): string =>
    pieces.map((piece) => (piece.kind === 'text' ? piece.text : '…')).join('')
  return readRichText(text)
    .flatMap((block) => {
      if (block.kind === 'heading') return [block.text]
      return block.kind === 'list' ? block.items.map(said) : [said(block.pieces)]
    })
    .map((line) => line.trim().replace(/[.:;]$/, ''))
    .join('. ')
}

/** Every figure that a text quotes. */
export function figuresQuoted(text: string): Extract<RichPiece, { kind: 'figure' }>[] {
  return readRichText(text)
    .flatMap((block) =>
      block.kind === 'paragraph' ? block.pieces : block.kind === 'list' ? block.items.flat() : [],
    )
    .filter((piece) => piece.kind === 'figure')
}

/**
 * Numbers in a text that read as figures, with a percent sign or decimals, and are not quoted by reference:
 * nothing can say where they are from. Sums of money and clock times are left alone.
 */
export function figuresWithoutSource(text: string): string[] {
  const bare = text.replaceAll(/\{\{[^{}]*\}\}/g, ' ')
  return [
    ...bare.matchAll(/(?<![\d£.,:/])\d+(?:\.\d+)?\s?%|(?<![\d£.,:/])\d+\.\d+(?![\d.:/])/g),
  ].map(([found]) => found)
}

/** A stretch without empty lines: headings and lists part it further. */
function blocksOf(stretch: string): RichBlock[] {
  const blocks: RichBlock[] = []
  for (const line of stretch.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const last = blocks.at(-1)
    const heading = /^#{1,4} +(.+)$/.exec(line)?.[1]
    const item = /^[-*•] +(.+)$/.exec(line)?.[1]
    if (heading !== undefined) blocks.push({ kind: 'heading', text: heading })
    else if (item !== undefined) {
      if (last?.kind === 'list') last.items.push(piecesOf(item))
      else blocks.push({ kind: 'list', items: [piecesOf(item)] })
    } else if (last?.kind === 'list') last.items.at(-1)?.push(...piecesOf(` ${line}`))
    else if (last?.kind === 'paragraph') last.pieces.push(...piecesOf(` ${line}`))
    else blocks.push({ kind: 'paragraph', pieces: piecesOf(line) })
  }
  return blocks
}

function piecesOf(text: string): RichPiece[] {
  return text.split(/(\*\*[^*]+\*\*)/).flatMap((part) => {
    const bold = /^\*\*([^*]+)\*\*$/.exec(part)?.[1]
    return (bold ?? part)
      .split(/(\{\{[^{}]+\}\})/)
      .filter((one) => one !== '')
      .map((one): RichPiece => {
        const reference = /^\{\{([^{}]+)\}\}$/.exec(one)?.[1]
        const found = reference === undefined ? null : readReference(reference)
        return found === null
          ? { kind: 'text', text: one, bold: bold !== undefined }
          : { kind: 'figure', written: one, bold: bold !== undefined, ...found }
      })
  })
}

/** Code, then a URN and a period where they are given; null where it is none of ours. */
function readReference(text: string): FigureReference | null {
  const [kpi = '', ...rest] = text.trim().split(/\s+/)
  if (!/^[a-z0-9]+(\.[a-z0-9]+)+$/.test(kpi)) return null
  const urn = /^\d{6}$/.test(rest[0] ?? '') ? (rest.shift() ?? null) : null
  if (rest.length === 0) return { kpi, urn, period: null }
  const period = rest.join(' ')
  return parsePeriod(period) === null ? null : { kpi, urn, period }
}
