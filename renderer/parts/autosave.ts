/**
 * Saves what a person edits while they go on editing: one save after another, each made on what the one before
 * has left, so that none overtakes or undoes another. Whoever is told "saved" loses nothing; what failed to be
 * saved stays on the screen until it is saved or given up.
 */

import { noteSave } from './under-way.ts'

export type Saving = 'idle' | 'saving' | 'saved' | 'failed'

type State<T> = { value: T; saving: Saving; error: unknown }

/** What a save leaves in the vault, and what the call answered besides. */
export type Kept<T, A> = { value: T; answer: A }

export type Autosave<T, A> = {
  now(): State<T>
  subscribe(listener: () => void): () => void
  /** Changes the value at once, and saves it. Ends once it is saved; null where nothing was, or it was given up. */
  edit(change: (value: T) => T): Promise<A | null>
  /** Does something else that leaves the thing changed, in turn. What it throws is the caller's, and stops no edit. */
  send(work: (saved: T) => Promise<Kept<T, A>>): Promise<A>
  /** Puts in what the vault now says, made from what stands here; passed over while something is unsaved. */
  take(next: (value: T) => T): void
  /** Saves again what failed to be saved. */
  retry(): void
  /** Goes back to what was saved last; what else waited for its turn is done. */
  giveUp(): void
}

/** An edit has its change; what is only sent has none. */
type Job<T, A> = {
  change: ((value: T) => T) | null
  work(saved: T): Promise<Kept<T, A>>
  over(answer: A | null): void
  failed(error: unknown): void
}

/** `save`: saves a value that was made from what is saved. */
export function createAutosave<T, A>(
  initial: T,
  save: (value: T, saved: T) => Promise<Kept<T, A>>,
): Autosave<T, A> {
  const listeners = new Set<() => void>()
  let state: State<T> = { value: initial, saving: 'idle', error: null }
  let saved = initial
  let jobs: Job<T, A>[] = []
  let isRunning = false

  function become(next: Partial<State<T>>): void {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  /** What is saved, with every edit that is not. */
  const shown = () => jobs.reduce((value, { change }) => change?.(value) ?? value, saved)

  async function run(): Promise<void> {
    for (let job = jobs[0]; job; job = jobs[0]) {
      try {
        const kept = await job.work(saved)
        saved = kept.value
        jobs = jobs.slice(1)
        state = { ...state, value: shown() }
        job.over(kept.answer)
      } catch (error) {
        if (job.change !== null) return rest({ saving: 'failed', error })
        jobs = jobs.slice(1)
        job.failed(error)
      }
    }
    rest({ saving: 'saved' })
  }

  function rest(next: Partial<State<T>>): void {
    isRunning = false
    become(next)
  }

  function start(): void {
    become({ saving: 'saving', error: null })
    if (isRunning) return
    isRunning = true
    void noteSave(run())
  }

  return {
    now: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    edit(change) {
      const value = change(state.value)
      if (value === state.value) return Promise.resolve(null)
      state = { ...state, value }
      return new Promise((over, failed) => {
        const work = (now: T) => save(change(now), now)
        jobs = [...jobs, { change, work, over, failed }]
        start()
      })
    },
    send(work) {
      return new Promise((over, failed) => {
        jobs = [...jobs, { change: null, work, over: (answer) => over(answer as A), failed }]
        start()
      })
    },
    take(next) {
      if (jobs.length > 0) return
      saved = next(state.value)
      if (saved !== state.value) become({ value: saved })
    },
    retry: start,
    giveUp() {
      const dropped = jobs.filter(({ change }) => change !== null)
      jobs = jobs.filter(({ change }) => change === null)
      become({ value: saved, saving: 'idle', error: null })
      for (const { over } of dropped) over(null)
      if (jobs.length > 0) start()
    },
  }
}
