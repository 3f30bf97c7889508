import { describe, expect, it } from 'vitest'
import { createAutosave } from '../../renderer/parts/autosave.ts'
import { allSaved } from '../../renderer/parts/under-way.ts'

/** A store that writes when it is told to. */
function slowStore() {
  const written: string[] = []
  const waiting: { write(): void; fail(): void }[] = []
  return {
    written,
    save: (text: string) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({
          write() {
            written.push(text)
            resolve()
          },
          fail: () => reject(new Error('The disk is full')),
        })
      }),
    async next(how: 'write' | 'fail' = 'write') {
      waiting.shift()?.[how]()
      await new Promise((resolve) => setImmediate(resolve))
    },
    waiting,
  }
}

describe('saving while a person edits', () => {
  it('can be waited for by whoever locks the vault, also where a save fails', async () => {
    await allSaved()
    const store = slowStore()
    const auto = createAutosave<string>('', store.save)
    auto.edit(() => 'a')
    auto.edit(() => 'b')
    let over = false
    const waiting = allSaved().then(() => (over = true))
    await store.next()
    expect({ over, written: store.written }).toEqual({ over: false, written: ['a'] })
    await store.next('fail')
    await waiting
    expect(auto.now()).toMatchObject({ value: 'b', saving: 'failed' })
  })

  it('shows each edit at once, and says "saved" only once the newest is', async () => {
    const store = slowStore()
    const auto = createAutosave<string>('', store.save)
    auto.edit((text) => `${text}a`)
    auto.edit((text) => `${text}b`)
    auto.edit((text) => `${text}c`)
    expect(auto.now()).toMatchObject({ value: 'abc', saving: 'saving' })
    expect(store.waiting).toHaveLength(1)
    await store.next()
    expect(auto.now().saving).toBe('saving')
    await store.next()
    expect(auto.now()).toMatchObject({ value: 'abc', saving: 'saved' })
    expect(store.written.at(-1)).toBe('abc')
    await auto.settled()
  })

  it('keeps what could not be saved on the screen, for another try', async () => {
    const store = slowStore()
    const auto = createAutosave<string>('old', store.save)
    auto.edit(() => 'new')
    await store.next('fail')
    expect(auto.now()).toMatchObject({ value: 'new', saving: 'failed' })
    auto.take(() => 'from the vault')
    expect(auto.now().value).toBe('new')
    auto.retry()
    await store.next()
    expect(auto.now()).toMatchObject({ value: 'new', saving: 'saved', error: null })
  })

  it('goes back to what was saved last where it is given up', async () => {
    const store = slowStore()
    const auto = createAutosave<string>('old', store.save)
    auto.edit(() => 'newer')
    await store.next()
    auto.edit(() => 'newest')
    await store.next('fail')
    auto.giveUp()
    expect(auto.now()).toMatchObject({ value: 'newer', saving: 'idle' })
  })

  it('takes what the vault says, but never over an edit that is under way', async () => {
    const store = slowStore()
    const auto = createAutosave<string>('old', store.save)
    let heard = 0
    const stop = auto.subscribe(() => (heard += 1))
    auto.take(() => 'loaded')
    expect(auto.now().value).toBe('loaded')
    expect(heard).toBe(1)
    auto.edit(() => 'typed')
    auto.take(() => 'loaded')
    expect(auto.now().value).toBe('typed')
    await store.next()
    stop()
    auto.take(() => 'loaded again')
    expect(heard).toBe(3)
    expect(auto.now().value).toBe('loaded again')
  })
})
