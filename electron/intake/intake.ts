/** What a reader is given and what a file gives. */
import type { FileKind, Problem } from '../contract/shapes.ts'
import type { Inspection } from '../domain/inspection.ts'
import type { Kpi } from '../domain/kpi.ts'
import type { Observation } from '../domain/observation.ts'
import type { GroupLink, School, SchoolLink } from '../domain/school.ts'
import type { Table } from './csv.ts'
import type { Source } from './source.ts'

/** `schools`: the trust's own; `links`: of those schools, all generations. */
export type IntakeContext = { kpis: Kpi[]; schools: School[]; links: SchoolLink[] }

export type IntakeOptions = {
  /** The kind, where a person chose it. */
  as?: FileKind
  /** The period, where the file does not say it and a person did. */
  period?: string
  onProgress?(done: { bytes: number; rows: number }): void
  signal?: AbortSignal
  /** `.meta.csv` files that came beside explore-education-statistics data. */
  metas?: Source[]
}

export type Intake = {
  kind: FileKind
  /** In words: "Key stage 2 performance tables, 2016/17". */
  title: string
  period: string | null
  file: { name: string; sha256: string; bytes: number }
  rows: number
  observations: Observation[]
  schools: School[]
  /**
   * What the file says of its schools. Other fields are empty because it has no such column, and must not
   * take away what another file said.
   */
  schoolFields: (keyof School)[]
  links: SchoolLink[]
  groupLinks: GroupLink[]
  inspections: Inspection[]
  /** Which of the `.meta.csv` files told its filters and units. */
  meta: string | null
  problems: Problem[]
}

/** What the reader of a kind of file is given: the table open below its header. */
export type Reading = {
  kind: FileKind
  table: Table
  /** Name of the folder that the file lies in, where it is known. */
  folder?: string | undefined
  context: IntakeContext
  options: IntakeOptions
}

/** What it gives back; a title where it knows more than the kind's own. */
export type Readout = { rows: number; problems: Problem[] } & Partial<
  Pick<
    Intake,
    | 'title'
    | 'period'
    | 'observations'
    | 'schools'
    | 'schoolFields'
    | 'links'
    | 'groupLinks'
    | 'inspections'
    | 'meta'
  >
>
