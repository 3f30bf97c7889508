/**
 * The filters of a tidy file. They multiply its rows, so each is pinned: to what a KPI names, else to its
 * total; but those that tell pupil groups give the group, and those of school type what a row covers.
 */
import type { Kpi, PupilGroup, TidyColumn } from '../domain/kpi.ts'
import { headingOf, type CsvRecord, type Header } from './csv.ts'
import {
  groupOf,
  isCoversColumn,
  isGroupColumn,
  isTotal,
  labelKey,
  namesTotal,
  pairs,
} from './tidy-labels.ts'
import type { Meta } from './tidy-meta.ts'

/** A KPI and the column of the file that it is read from. */
export type Mapping = { kpi: Kpi; column: TidyColumn }

/** Which of the place's columns a row is known by; whatever is left may be a filter. */
const placeAndTime =
  /^(time_period|time_identifier|geographic_level|academic_year|version|country_(code|name)|region_(code|name)|(old_|new_)?la_(code|name)|la|lad_(code|name)|pcon_(code|name)|parliamentary_constituency_.*|opportunity_area_.*|local_skills_.*|ward_.*|(school_|institution_|provider_)?(urn|laestab|estab|laestab_as_used|ukprn|name|postcode)|(school|institution)_name|trust_(id|uid|name|ukprn)|companies_house_number)$/

export type Filters = {
  /** Every row of the file is looked at: a filter shows its total in some of them. */
  observe(record: CsvRecord): void
  coversLabels(record: CsvRecord): string[]
  /** After all rows: the pupil group of a row for a mapping, or null where the row is of another selection. */
  conclude(): (mapping: Mapping, record: CsvRecord) => PupilGroup | null
}

export function createFilters(header: Header, mappings: Mapping[], meta: Meta | null): Filters {
  const measures = new Set(
    mappings.flatMap(({ column }) =>
      [column.value, column.lower, column.upper, column.numerator, column.denominator].map((each) =>
        headingOf(each ?? ''),
      ),
    ),
  )
  const topics = pairs.filter(([topic, label]) => header.has(topic) && header.has(label))
  const paired = new Set(topics.flat())
  const named = header.columns.map(headingOf)
  const rest = named.filter(
    (column) =>
      column !== '' && !placeAndTime.test(column) && !measures.has(column) && !paired.has(column),
  )
  const covering = rest.filter((column) => isCoversColumn(column))
  let grouping = rest.filter((column) => isGroupColumn(column))
  const others = rest.filter((column) => !covering.includes(column) && !grouping.includes(column))
  // With its metadata a file says which columns are filters; without, those that show a total are.
  const perhaps = others.filter((column) =>
    meta ? meta.columns.get(column)?.type === 'filter' : true,
  )
  let open = perhaps.map((column) => ({ column, at: header.index(column) }))
  const withTotal = new Set<string>()

  function observe(record: CsvRecord): void {
    let found = false
    for (const { column, at } of open) {
      if (!namesTotal(record.cells[at] ?? '')) continue
      withTotal.add(column)
      found = true
    }
    if (found) open = open.filter(({ column }) => !withTotal.has(column))
    // `gender` can also be whom a school takes; then it is no filter, and a girls' school has all its pupils.
    const describes = grouping.filter((column) => /^\s*mixed/i.test(record.get(column) ?? ''))
    if (describes.length > 0) grouping = grouping.filter((column) => !describes.includes(column))
  }

  function conclude() {
    const pinned = [...withTotal]
    return ({ column: { where } }: Mapping, record: CsvRecord): PupilGroup | null => {
      const pins = Object.entries(where).map(([name, labels]) => ({
        name: headingOf(name),
        labels: labels.map(labelKey),
      }))
      const names = new Set(pins.map(({ name }) => name))
      if (!pins.every(({ name, labels }) => labels.includes(labelKey(record.get(name)))))
        return null
      if (!pinned.every((name) => names.has(name) || isTotal(record.get(name)))) return null
      const groups = grouping
        .filter((name) => !names.has(name))
        .map((name) => groupOf(name, record.get(name) ?? ''))
      for (const [topic, label] of topics) {
        if (names.has(topic) || names.has(label)) continue
        groups.push(groupOf(record.get(topic) ?? '', record.get(label) ?? ''))
      }
      const [only, another] = [...new Set(groups.filter((group) => group !== 'all'))]
      if (another !== undefined) return null
      return only === undefined ? 'all' : only
    }
  }

  return {
    observe,
    coversLabels: (record) => covering.map((column) => record.get(column) ?? ''),
    conclude,
  }
}
