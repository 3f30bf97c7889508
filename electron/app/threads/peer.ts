/**
 * Calls between two threads, both ways over one port. What is thrown crosses as the data of an error and is
 * thrown as an `AppError` again on the other side.
 */
import type { Transferable } from 'node:worker_threads'
import { AppError, type ErrorData } from '../../contract/error.ts'
import { toAppError } from '../to-app-error.ts'

/** As much as is needed of a `Worker` or of its `parentPort`. */
export type Port = {
  postMessage(message: unknown, transfer?: readonly Transferable[]): void
  on(event: 'message', listener: (message: Message) => void): unknown
}

type Message =
  | { kind: 'call'; id: number; name: string; args: unknown[] }
  | { kind: 'value'; id: number; value: unknown }
  | { kind: 'error'; id: number; error: ErrorData }
  | { kind: 'tell'; name: string; args: unknown[] }

/** What the other side may call, by name; arguments and answers are plain data. */
export type Answers = Record<string, (...args: never[]) => unknown>

export type Peer = {
  /** Asks for an answer. */
  call<T>(name: string, args: unknown[]): Promise<T>
  /** Says something that has no answer. */
  tell(name: string, ...args: unknown[]): void
  /** Gives every call that waits this error: the other side is gone. */
  fail(error: AppError): void
}

/** An answer whose bytes are handed over instead of copied; this side cannot read them any more. */
export class HandedOver {
  readonly value: unknown
  readonly bytes: readonly Uint8Array[]

  constructor(value: unknown, bytes: readonly Uint8Array[]) {
    this.value = value
    this.bytes = bytes
  }
}

/** Starts to answer the other side, and to call it. */
export function createPeer(port: Port, answers: Answers): Peer {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let last = 0

  async function answer(id: number, name: string, args: unknown[]): Promise<void> {
    try {
      const value = await run(name, args)
      if (value instanceof HandedOver)
        port.postMessage({ kind: 'value', id, value: value.value }, buffersOf(value.bytes))
      else port.postMessage({ kind: 'value', id, value })
    } catch (error) {
      port.postMessage({ kind: 'error', id, error: toAppError(error).toData() })
    }
  }

  function run(name: string, args: unknown[]): unknown {
    const known = Object.hasOwn(answers, name) ? answers[name] : undefined
    if (!known) throw new AppError('Unexpected', `The other thread has no answer for "${name}".`)
    return (known as (...args: unknown[]) => unknown)(...args)
  }

  function settle(id: number): PromiseWithResolvers<unknown> | undefined {
    const call = waiting.get(id)
    waiting.delete(id)
    return call
  }

  port.on('message', (message) => {
    if (message.kind === 'call') void answer(message.id, message.name, message.args)
    else if (message.kind === 'tell') run(message.name, message.args)
    else if (message.kind === 'value') settle(message.id)?.resolve(message.value)
    else {
      const { code, message: words, details } = message.error
      settle(message.id)?.reject(new AppError(code, words, details))
    }
  })

  return {
    call<T>(name: string, args: unknown[]): Promise<T> {
      const call = Promise.withResolvers<unknown>()
      last += 1
      const id = last
      waiting.set(id, call)
      try {
        port.postMessage({ kind: 'call', id, name, args })
      } catch (error) {
        settle(id)?.reject(error)
      }
      return call.promise as Promise<T>
    },
    tell: (name, ...args) => port.postMessage({ kind: 'tell', name, args }),
    fail(error) {
      for (const id of [...waiting.keys()]) settle(id)?.reject(error)
    },
  }
}

/** The buffers that belong to these bytes alone; one that others look into as well is copied instead. */
function buffersOf(bytes: readonly Uint8Array[]): ArrayBuffer[] {
  return bytes.flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  )
}
