/** Tables: rows come closer only where that saves a page, and never closer than asked. */
import { describe, expect, it } from 'vitest'
import { PackDocument } from '../../electron/pack/document.ts'
import { table } from '../../electron/pack/table.ts'
import { closeRowHeight, rowHeight } from '../../electron/pack/tokens.ts'

const top = 100

/** Where a table of so many rows ends that may reach down to `bottom`, and how many pages it takes. */
function drawn(rows: number, bottom: number, below = 0): { end: number; pages: number } {
  const doc = new PackDocument({
    ...{ title: 'Table', author: 'Test', subject: 'Test', created: new Date(0) },
    known: { pages: 0, anchors: new Map() },
    furniture: () => {},
  })
  const { left: x } = doc.addPage({ name: 'Table' })
  const end = table(doc, {
    ...{ x, y: top, bottom },
    columns: [{ width: 100, names: true }],
    rows: Array.from({ length: rows }, (_, i) => ({ cells: [`Row ${i + 1}`] })),
    padding: 1.5,
    close: { rowHeight: closeRowHeight, below },
  })
  return { end, pages: doc.pageNumber }
}

describe('a table whose rows may come closer', () => {
  it('keeps its usual rows where they fit', () => {
    const usual = top + 12 * rowHeight
    expect(drawn(12, usual)).toEqual({ end: usual, pages: 1 })
  })

  it('brings them closer, as little as it can, where that saves a page', () => {
    const { end, pages } = drawn(12, top + 12 * (rowHeight - 1.6))
    expect(pages).toBe(1)
    expect(end).toBeCloseTo(top + 12 * (rowHeight - 1.75))
  })

  it('leaves room for what follows it', () => {
    const bottom = top + 12 * rowHeight
    const { end, pages } = drawn(12, bottom, 30)
    expect(pages).toBe(1)
    expect(end).toBeLessThanOrEqual(bottom - 30)
  })

  it('keeps its usual rows where closer ones would not save a page', () => {
    const { pages } = drawn(12, top + 12 * (closeRowHeight - 1))
    expect(pages).toBe(2)
    expect(drawn(12, top + 12 * rowHeight, 12 * rowHeight).end).toBe(top + 12 * rowHeight)
  })
})
