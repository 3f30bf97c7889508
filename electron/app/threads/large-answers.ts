/**
 * Answers too large for a window's bridge leave by a one-time address instead. The bridges take an answer
 * apart value by value: measured in Chromium, 1.1 MB takes 1.1 s that way and 0.03 s as the bytes of a file.
 */
import { randomUUID } from 'node:crypto'
import type { Crossing } from '../../contract/bridge.ts'
import type { Result } from '../../contract/index.ts'
import { lockedMeanwhile } from '../context.ts'

/** In letters of JSON. Below this the second trip costs more than it saves. */
const largest = 16_000

/** A screen asks for several things at once and reads each as it comes; what is older was abandoned. */
const kept = 64

type Blob = { bytes: Uint8Array; type: string; name: string }

export type LargeAnswers = {
  /** The answer as it crosses the bridge. */
  cross(result: Result<unknown>): Crossing
  /** The bytes behind an address that `cross` gave, once. */
  take(token: string): Blob | null
  /** Puts a refusal in the place of what nobody has fetched: figures must not outlive the vault's lock. */
  lock(): void
}

export function createLargeAnswers(): LargeAnswers {
  const answers = new Map<string, Uint8Array>()
  return {
    cross(result) {
      if (!result.ok) return result
      const text = JSON.stringify(result)
      if (text.length <= largest) return result
      const token = randomUUID()
      answers.set(token, bytesOf(text))
      for (const old of [...answers.keys()].slice(0, -kept)) answers.delete(old)
      return { ok: true, url: `/_blob/${token}` }
    },
    take(token) {
      const bytes = answers.get(token)
      answers.delete(token)
      return bytes ? { bytes, type: 'application/json', name: 'answer.json' } : null
    },
    lock() {
      const refusal = { ok: false, error: lockedMeanwhile().toData() } satisfies Result<unknown>
      for (const token of answers.keys()) answers.set(token, bytesOf(JSON.stringify(refusal)))
    },
  }
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
