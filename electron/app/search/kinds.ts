/**
 * The kinds of things that can be found. Another one is a file like those beside this one, its name in
 * `domain/search.ts`, and its line here.
 */
import type { SearchKind } from '../../domain/search.ts'
import type { SearchDocument, SearchText, VaultDatabase } from '../../store/index.ts'
import type { Context } from '../context.ts'
import { agendas } from './agendas.ts'
import { packs } from './packs.ts'
import { papers } from './papers.ts'

export type SearchedKind = {
  /** Everything of the kind that the vault holds now. What has another mark than it was read with is read again. */
  held(db: VaultDatabase): Omit<SearchDocument, 'kind'>[]
  /** Its words. Throws only when `signal` is aborted, or where the vault was left. */
  read(
    context: Context,
    document: SearchDocument,
    signal: AbortSignal,
  ): SearchText | Promise<SearchText>
}

export const searchedKinds: Record<SearchKind, SearchedKind> = {
  paper: papers,
  agenda: agendas,
  pack: packs,
}
