/** What every use case works with: the open vault, the library, and the ways to tell and to be stopped. */
import { AppError, type EventData, type EventName } from '../contract/index.ts'
import type { Kpi } from '../domain/kpi.ts'
import { settingQueries, type StoreEnv, type Vault } from '../store/index.ts'
import { whoIsAtWork } from './at-work.ts'
import { backUpIfDue } from './own-backups.ts'
import { createSavedFiles } from './saved-files.ts'
import { createSession, type Every, type Session } from './session.ts'
import { noteLeaving } from './sittings.ts'
import type { Work } from './work.ts'

/** What a host says of itself and of the machine: plain data, so that it can be handed to another thread. */
export type AppSettings = {
  /** Name of the account on this machine: the journal names it until somebody says who they are. */
  who: string
  /** `electron`, `chromium` or `cli`. */
  host: string
  /** Whether calls that name files on this machine are allowed: the command line only. */
  trusted: boolean
  /** The folder in which vaults are looked for and made. */
  vaultsFolder: string
  version: string
  /** The folder of what comes with Plumbline: the KPI library, fonts, the demonstration, the licences. */
  resources: string
}

export type AppOptions = AppSettings & {
  clock: { now(): Date }
  /** A fresh, unguessable id. */
  id(): string
  /** Reads files and builds packs, in this thread or in others. */
  work: Work
  /** Where the host puts a file that a person saves; answers where it is. */
  save?: (name: string, bytes: Uint8Array) => Promise<string>
  /** Opens a saved file in the program that the system has for it. */
  openFile?: (file: string) => Promise<void>
  /**
   * Where a person sits at a window: what looks at the time again and again. The vault then locks when
   * nobody is there, and is backed up when it is left. The command line does neither.
   */
  every?: Every
}

/** A piece of long work that reports and can be stopped. */
export type Job = {
  signal: AbortSignal
  progress(what: string, done: number, total: number | null): void
  /** The work is over: nothing of that name can be cancelled any more. */
  [Symbol.dispose](): void
}

export type Context = {
  options: AppOptions
  library: Kpi[]
  env: StoreEnv
  /** The open vault, or `VaultLocked`. */
  vault(): Vault
  session: Session
  /** Takes the place of the open vault, which is closed. */
  setVault(vault: Vault | null): void
  /**
   * Leaves the open vault, if there is one: from now on no call reaches it, and work for it stops. Ends when it is backed up, where
   * that was due, and closed. Windows are told why where a reason is given.
   */
  leave(reason?: EventData<'locked'>['reason']): Promise<void>
  /** Does what opens another vault when all such work before it is over, so that no two open at once. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** The screen that the person is on, for the next sitting. */
  isAt(screen: string): void
  isOpen(): boolean
  /**
   * For work that waits for something in between: throws `VaultLocked` where that vault is no longer the open
   * one, so that what was begun for one vault never ends in another.
   */
  requireStill(vault: Vault): void
  emit<N extends EventName>(event: N, data: EventData<N>): void
  changed(...areas: string[]): void
  /** Begins a job; `using` ends it, and with it those of its parts, named `name/part`. */
  job(name: string | undefined): Job
  cancelJob(name: string): boolean
  /** Opens a file that was saved since the app began. */
  openSaved(file: string): Promise<void>
  /** Ends all work that is under way, which then throws this error. */
  stopWork(why: AppError): void
  /** Keeps bytes for one request; answers their one-time URL. */
  offer(bytes: Uint8Array, type: string, name: string): string
}

/** For work that outlived the vault that it was for. */
export function lockedMeanwhile(): AppError {
  return new AppError(
    'VaultLocked',
    'The vault was locked in the meantime. What was done until then is kept; the rest was not begun.',
  )
}

type Blob = { bytes: Uint8Array; type: string; name: string }

/** How many unread one-time URLs are kept: a window reads its own at once, so older ones are abandoned. */
const keptBlobs = 4

export function createContext(
  options: AppOptions,
  library: Kpi[],
  listeners: Set<(event: EventName, data: unknown) => void>,
): Context & { takeBlob(token: string): Blob | null } {
  let open: Vault | null = null
  const saved = createSavedFiles(options)
  /** The last vault that was left, until it is closed: its folder is not free before. */
  let leaving: Promise<void> = Promise.resolve()
  let turn: Promise<unknown> = Promise.resolve()
  const jobs = new Map<string, AbortController>()
  const nameless = new Set<AbortController>()
  const blobs = new Map<string, Blob>()
  let screen: string | null = null

  const context: Context & { takeBlob(token: string): Blob | null } = {
    options: { ...options, save: saved.save },
    library,
    env: {
      clock: options.clock,
      id: options.id,
      get who() {
        return open ? whoIsAtWork(open.db, options.who) : options.who
      },
    },
    session: createSession(options.clock, options.every, {
      idleMinutes: () => open && settingQueries.get(open.db, 'security').idleMinutes,
      lock: () => void context.leave('idle').catch(() => undefined),
      warn: (inSeconds) => context.emit('locking', { inSeconds }),
    }),
    vault() {
      if (!open) throw new AppError('VaultLocked', 'No vault is open. Unlock one first.')
      return open
    },
    setVault(vault) {
      open?.close()
      open = vault
      screen = null
      blobs.clear()
      context.session.touch()
    },
    async leave(reason) {
      const vault = open
      if (vault && options.every) noteLeaving(vault, screen)
      open = null
      blobs.clear()
      if (vault) {
        context.stopWork(lockedMeanwhile())
        if (reason !== undefined) context.emit('locked', { reason })
        const due = options.every ? backUpIfDue(vault, options.clock.now()) : Promise.resolve()
        const closed = due.finally(() => vault.close())
        // Whoever left it hears that it could not be closed; those who come after are not held up by it.
        leaving = closed.catch(() => undefined)
        await closed
      }
      await leaving
    },
    inTurn(work) {
      const mine = turn.then(work)
      turn = mine.catch(() => undefined)
      return mine
    },
    isAt(at) {
      screen = at
    },
    isOpen: () => open !== null,
    requireStill(vault) {
      if (open === vault) return
      throw lockedMeanwhile()
    },
    emit(event, data) {
      for (const listener of listeners) listener(event, data)
    },
    changed(...areas) {
      context.emit('changed', { areas })
    },
    job(name) {
      const controller = new AbortController()
      if (name === undefined) {
        nameless.add(controller)
        return {
          signal: controller.signal,
          progress: () => {},
          [Symbol.dispose]: () => void nameless.delete(controller),
        }
      }
      jobs.set(name, controller)
      return {
        signal: controller.signal,
        progress(what, done, total) {
          context.emit('progress', { job: name, what, done, total })
        },
        [Symbol.dispose]() {
          // Another of the same name may have begun since.
          if (jobs.get(name) !== controller) return
          for (const one of [...jobs.keys()])
            if (one === name || one.startsWith(`${name}/`)) jobs.delete(one)
        },
      }
    },
    openSaved: (file) => saved.open(file),
    cancelJob(name) {
      const controller = jobs.get(name)
      if (!controller) return false
      controller.abort()
      jobs.delete(name)
      return true
    },
    stopWork(why) {
      for (const controller of [...jobs.values(), ...nameless]) controller.abort(why)
      jobs.clear()
      nameless.clear()
      options.work.forget(why)
    },
    offer(bytes, type, name) {
      const token = options.id()
      blobs.set(token, { bytes, type, name })
      for (const old of [...blobs.keys()].slice(0, -keptBlobs)) blobs.delete(old)
      return `/_blob/${token}`
    },
    takeBlob(token) {
      const blob = blobs.get(token) ?? null
      blobs.delete(token)
      return blob
    },
  }
  return context
}
