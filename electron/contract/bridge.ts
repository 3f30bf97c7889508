/** What a host puts on `window.plumbline`: the window's only way to the product. */
import type { Result } from './error.ts'

/** An answer as it comes over the bridge; `url`: it is large, and its JSON (a `Result`) is read there, once. */
export type Crossing = Result<unknown> | { ok: true; url: string }

export type Bridge = {
  /** Calls by name; answers always come as data, also when the call failed. */
  invoke(name: string, input: unknown): Promise<Crossing>
  /** Hears every event; the answer stops it. */
  listen(listener: (event: string, data: unknown) => void): () => void
}
