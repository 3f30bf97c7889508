import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseFrom, countShown, isMarked } from '../../electron/domain/scorecard-choice.ts'
import type { Cell, ScorecardView } from '../../electron/domain/scorecard-view.ts'

const cell: fc.Arbitrary<Cell | null> = fc.oneof(
  fc.constant(null),
  fc.record({ value: fc.integer({ min: 0, max: 9 }) }),
  fc.record({
    value: fc.integer({ min: 0, max: 9 }),
    kind: fc.constantFrom('better', 'worse', 'not-rated'),
    direction: fc.constantFrom('above', 'below'),
  }),
  fc.constant({ value: null, state: 'suppressed' as const }),
)

/** A card of two phases, whose total carries each column's number, so that a test can tell columns apart. */
const view: fc.Arbitrary<ScorecardView> = fc
  .record({ wide: fc.integer({ min: 1, max: 6 }), high: fc.integer({ min: 0, max: 8 }) })
  .chain(({ wide, high }) =>
    fc.record({
      cells: fc.array(fc.array(cell, { minLength: wide, maxLength: wide }), {
        minLength: high,
        maxLength: high,
      }),
      cut: fc.integer({ min: 1, max: wide }),
      primary: fc.integer({ min: 0, max: high }),
    }),
  )
  .map(({ cells, cut, primary }) => {
    const wide = cells[0]?.length ?? cut
    const rows = cells.map((row, i) => {
      const name = `School ${String.fromCharCode(65 + i)}`
      return { urn: String(i), name, short: name, cells: row }
    })
    const columns = Array.from({ length: wide }, (_, i) => ({
      ...{ code: `kpi.${i}`, name: `Measure ${i}`, short: `M${i}`, unit: 'percent' as const },
      ...{ decimals: 0, period: '2024/25', provisional: false, strand: null, target: null },
    }))
    return {
      ...{ finding: '', sentence: '', tooLoose: null, group: 'all', rule: '', source: '' },
      columns,
      groups: [
        { title: 'One', strand: 1, columns: Math.min(cut, wide) },
        { title: 'Two', strand: 2, columns: wide - Math.min(cut, wide) },
      ].filter((group) => group.columns > 0),
      sections: [
        { phase: 'primary' as const, title: 'Primary', rows: rows.slice(0, primary) },
        { phase: 'secondary' as const, title: 'Secondary', rows: rows.slice(primary) },
      ],
      total: { name: 'Trust', phase: null, cells: columns.map((_, i) => ({ value: i })) },
      england: columns.map((_, i) => i),
      choices: { strands: [], phases: [], years: [] },
    }
  })

const choice = fc.record({
  school: fc.constantFrom('', 'school', ' b', 'SCHOOL C', 'nowhere'),
  marked: fc.boolean(),
  sort: fc.constantFrom('name', 'kpi.0', '-kpi.0', 'kpi.3', '-kpi.3', 'no.such'),
})

const rowsOf = (of: ScorecardView) => of.sections.flatMap((section) => section.rows)

describe('what a reader does with a scorecard', () => {
  it('changes no figure: every cell stays with its school and its measure', () => {
    fc.assert(
      fc.property(view, choice, (given, chosen) => {
        const shown = chooseFrom(given, chosen)
        const before = new Map(rowsOf(given).map((row) => [row.urn, row]))
        for (const [i, column] of shown.columns.entries()) {
          const at = given.columns.findIndex(({ code }) => code === column.code)
          expect(shown.england[i]).toBe(at)
          expect(shown.total.cells[i]).toEqual({ value: at })
          for (const row of rowsOf(shown))
            expect(row.cells[i]).toEqual(before.get(row.urn)!.cells[at])
        }
        for (const row of rowsOf(shown)) expect(row.cells).toHaveLength(shown.columns.length)
        expect(shown.groups.reduce((sum, group) => sum + group.columns, 0)).toBe(
          shown.columns.length,
        )
      }),
    )
  })

  it('keeps exactly the schools that were looked for and, where it is asked, what is marked', () => {
    fc.assert(
      fc.property(view, choice, (given, chosen) => {
        const shown = chooseFrom(given, chosen)
        const wanted = rowsOf(given).filter(
          (row) =>
            row.name.toLowerCase().includes(chosen.school.trim().toLowerCase()) &&
            (!chosen.marked || row.cells.some(isMarked)),
        )
        expect(
          rowsOf(shown)
            .map(({ urn }) => urn)
            .toSorted(),
        ).toEqual(wanted.map(({ urn }) => urn).toSorted())
        if (!chosen.marked) {
          expect(shown.columns).toEqual(given.columns)
          return
        }
        for (const i of shown.columns.keys())
          expect(rowsOf(shown).some((row) => isMarked(row.cells[i]))).toBe(true)
        const marks = (of: ScorecardView['sections'][number]['rows']) =>
          of.flatMap((row) => row.cells).filter(isMarked).length
        expect(marks(rowsOf(shown))).toBe(marks(wanted))
      }),
    )
  })

  it('sorts inside a phase, those without a value last, equals by name', () => {
    fc.assert(
      fc.property(view, fc.boolean(), (given, down) => {
        const shown = chooseFrom(given, {
          ...{ school: '', marked: false },
          sort: down ? '-kpi.0' : 'kpi.0',
        })
        for (const { rows } of shown.sections) {
          const valueOf = (row: (typeof rows)[number]) => row.cells[0]?.value ?? null
          rows.slice(1).forEach((row, i) => {
            const [before, here] = [valueOf(rows[i]!), valueOf(row)]
            if (before === null) expect(here).toBeNull()
            else if (here === before) expect(row.name > rows[i]!.name).toBe(true)
            else if (here !== null) expect(down ? here < before : here > before).toBe(true)
          })
        }
      }),
    )
  })

  it('counts what is shown', () => {
    fc.assert(
      fc.property(view, choice, (given, chosen) => {
        const shown = chooseFrom(given, chosen)
        const cells = rowsOf(shown).flatMap((row) => row.cells)
        expect(countShown(shown)).toEqual({
          schools: rowsOf(shown).length,
          measures: shown.columns.length,
          worse: cells.filter((one) => one?.kind === 'worse').length,
          better: cells.filter((one) => one?.kind === 'better').length,
          hidden: cells.filter((one) => one?.state === 'suppressed').length,
        })
      }),
    )
  })
})
