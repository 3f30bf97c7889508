/** What a host puts on `window.plumbline`: the window's only way to the product. */
import type { Result } from './error.ts'

export type Bridge = {
  /** Calls by name; answers always come as data, also when the call failed. */
  invoke(name: string, input: unknown): Promise<Result<unknown>>
  /** Hears every event; the answer stops it. */
  listen(listener: (event: string, data: unknown) => void): () => void
}
