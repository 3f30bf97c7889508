/**
 * The app in a thread of its own, for hosts with a window: the host's thread only passes messages on and is
 * never held up by a query.
 */
import type { Worker } from 'node:worker_threads'
import type { Crossing } from '../../contract/bridge.ts'
import { AppError } from '../../contract/error.ts'
import type { EventName } from '../../contract/index.ts'
import type { AppSettings } from '../context.ts'
import { startThread } from './entry.ts'
import { createPeer, type Peer } from './peer.ts'

export type AppThreadOptions = AppSettings & {
  /** Where the host puts a file that a person saves; answers where it is. */
  save(name: string, bytes: Uint8Array): Promise<string>
  /** Opens a saved file in the program that the system has for it. */
  openFile(file: string): Promise<void>
}

export type AppThread = {
  /** Answers as `createApp` does; a large answer gives the address of its JSON. */
  dispatch(name: string, input: unknown): Promise<Crossing>
  listen(listener: (event: EventName, data: unknown) => void): () => void
  /** Gives the bytes of a one-time URL once; null when it is unknown or was read. */
  takeBlob(token: string): Promise<{ bytes: Uint8Array; type: string; name: string } | null>
  close(): Promise<void>
}

/**
 * Starts the thread. Should it ever end by itself, what was asked of it is answered with an error, the window
 * hears that the vault is locked, and the next call starts another: the vault holds all that was saved.
 */
export function startAppThread({ save, openFile, ...settings }: AppThreadOptions): AppThread {
  const listeners = new Set<(event: EventName, data: unknown) => void>()
  let running: { worker: Worker; peer: Peer } | null = null
  let closed = false

  const tell = (event: EventName, data: unknown) => {
    for (const listener of listeners) listener(event, data)
  }

  function start(): { worker: Worker; peer: Peer } {
    const worker = startThread('app-program', settings)
    const peer = createPeer(worker, { event: tell, save, openFile })
    const ended = (why: string) => {
      peer.fail(new AppError('Unexpected', `Plumbline's own work stopped and begins anew: ${why}`))
      if (running?.worker !== worker) return
      running = null
      if (!closed) tell('locked', { reason: 'stopped' })
    }
    worker.on('error', (error) => ended(error.message))
    worker.on('exit', () => ended('its thread ended'))
    return { worker, peer }
  }

  async function ask<T>(name: string, ...args: unknown[]): Promise<T> {
    if (closed) throw new AppError('VaultLocked', 'Plumbline is closing.')
    running ??= start()
    return running.peer.call<T>(name, args)
  }

  running = start()
  return {
    async dispatch(name, input) {
      try {
        return await ask<Crossing>('dispatch', name, input)
      } catch (error) {
        const failure =
          error instanceof AppError
            ? error
            : new AppError('InputInvalid', 'What was sent is not plain data.')
        return { ok: false, error: failure.toData() }
      }
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    takeBlob: (token) => ask('takeBlob', token),
    async close() {
      if (closed) return
      const last = running
      const ended = running ? ask('close').catch(() => {}) : Promise.resolve()
      closed = true
      listeners.clear()
      await ended
      await last?.worker.terminate()
    },
  }
}
