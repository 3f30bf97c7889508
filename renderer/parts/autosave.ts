/**
 * Saves what a person edits while they go on editing: one save after another, each of the newest state, so that
 * no save overtakes a later one. Whoever is told "saved" loses nothing; what failed to be saved stays on the
 * screen until it is saved or given up.
 */

import { noteSave } from './under-way.ts'

export type Saving = 'idle' | 'saving' | 'saved' | 'failed'

type State<T> = { value: T; saving: Saving; error: unknown }

export type Autosave<T> = {
  now(): State<T>
  subscribe(listener: () => void): () => void
  /** Changes the value at once, and saves it. */
  edit(change: (value: T) => T): void
  /** Puts in what the vault now says, made from what stands here; passed over while something is unsaved. */
  take(next: (value: T) => T): void
  /** Ends when nothing is being saved any more. */
  settled(): Promise<void>
  /** Saves again what failed to be saved. */
  retry(): void
  /** Goes back to what was saved last. */
  giveUp(): void
}

export function createAutosave<T>(initial: T, save: (value: T) => Promise<unknown>): Autosave<T> {
  const listeners = new Set<() => void>()
  let state: State<T> = { value: initial, saving: 'idle', error: null }
  let saved = initial
  let due = false
  let running: Promise<void> | null = null

  function become(next: Partial<State<T>>): void {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  async function run(): Promise<void> {
    while (due) {
      due = false
      const sent = state.value
      try {
        await save(sent)
        saved = sent
      } catch (error) {
        due = false
        become({ saving: 'failed', error })
        return
      }
    }
    become({ saving: 'saved' })
  }

  function start(): void {
    running = noteSave(
      run().finally(() => {
        running = null
        if (due) start()
      }),
    )
  }

  function begin(): void {
    due = true
    become({ saving: 'saving', error: null })
    if (running === null) start()
  }

  return {
    now: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    edit(change) {
      const value = change(state.value)
      if (value === state.value) return
      state = { ...state, value }
      begin()
    },
    take(next) {
      if (running !== null || state.saving === 'failed') return
      const value = next(state.value)
      saved = value
      if (value !== state.value) become({ value })
    },
    async settled() {
      for (let now = running; now !== null; now = running) await now
    },
    retry: begin,
    giveUp() {
      become({ value: saved, saving: 'idle', error: null })
    },
  }
}
