/** What a pack is made of, and what is made. */
import type { Edition } from '../domain/edition.ts'
import type { PaperResult } from '../contract/shapes.ts'
import type { Inspection } from '../domain/inspection.ts'
import type { Kpi } from '../domain/kpi.ts'
import type { CopyItem, NamedInterest } from '../domain/copies.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { Observation } from '../domain/observation.ts'
import type { PackRecord } from '../domain/pack-record.ts'
import type { TrustRules } from '../domain/rules.ts'
import type { School, Trust } from '../domain/school.ts'
import type { Vision } from '../domain/vision.ts'

export type PackInput = {
  trust: Trust
  schools: School[]
  /** ISO day of the register that they are from, which counts their pupils; null where its file does not say. */
  register: string | null
  kpis: Kpi[]
  vision: Vision | null
  meeting: Omit<Meeting, 'items'> & { items: CopyItem[] }
  observations: Observation[]
  /** The rules as the trust has set them. */
  rules: TrustRules
  inspections: Inspection[]
  papers: { name: string; bytes: Uint8Array }[]
  /** Entries of the register of interests of whoever is at the meeting. */
  interests: NamedInterest[]
  /** Names of staff, which the public copy does not hold. */
  privateNames: string[]
  /** `full`, `public`, or `member:ID` for one person of the meeting. */
  copy: string
  version: number
  /** ISO date on which the pack goes out; also the date of making in the file. */
  issued: string
  edition: Edition
  /** The pack that the board last saw, which *what changed* is told from; null where none is recorded. */
  since: EarlierPack | null
}

/** What an earlier pack held. */
export type EarlierPack = {
  record: PackRecord
  /** Whether it was of this very meeting, issued on an earlier day. */
  sameMeeting: boolean
  title: string
  /** ISO dates of its meeting and of its issue. */
  date: string
  issued: string
}

export type BuildOptions = {
  onProgress?(what: string, done: number, total: number | null): void
  signal?: AbortSignal
}

/** What a copy leaves out, for the clerk alone: it names what the copy must not. */
export type LeftOut = {
  /** `title` as the full copy has it. */
  items: { number: string; title: string; why: string }[]
  papers: { item: string; file: string; why: string }[]
  /** Names that were taken out of words that people wrote, by where they stood. */
  names: { where: string; name: string; times: number }[]
}

export type BuiltPack = {
  bytes: Uint8Array
  pages: number
  sha256: string
  papers: PaperResult[]
  leftOut: LeftOut
  contents: { title: string; item: string | null; page: number }[]
  record: PackRecord
}
