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
      new Promise<{ value: string; answer: string }>((resolve, reject) => {
        waiting.push({
          write() {
            written.push(text)
            resolve({ value: text, answer: `change ${written.length}` })
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

function slowAutosave(initial: string) {
  const store = slowStore()
  return { store, auto: createAutosave<string, string>(initial, store.save) }
}

describe('saving while a person edits', () => {
  it('can be waited for by whoever locks the vault, also where a save fails', async () => {
    await allSaved()
    const { store, auto } = slowAutosave('')
    void auto.edit(() => 'a')
    void auto.edit(() => 'b')
    let over = false
    const waiting = allSaved().then(() => (over = true))
    await store.next()
    expect({ over, written: store.written }).toEqual({ over: false, written: ['a'] })
    await store.next('fail')
    await waiting
    expect(auto.now()).toMatchObject({ value: 'b', saving: 'failed' })
  })

  it('shows each edit at once, saves one after another, and says "saved" only once all are', async () => {
    const { store, auto } = slowAutosave('')
    const answers = ['a', 'b', 'c'].map((letter) => auto.edit((text) => `${text}${letter}`))
    expect(auto.now()).toMatchObject({ value: 'abc', saving: 'saving' })
    for (let saved = 0; saved < answers.length; saved += 1) {
      expect(store.waiting).toHaveLength(1)
      expect(auto.now().saving).toBe('saving')
      await store.next()
    }
    expect(auto.now()).toMatchObject({ value: 'abc', saving: 'saved' })
    expect(store.written).toEqual(['a', 'ab', 'abc'])
    expect(await Promise.all(answers)).toEqual(['change 1', 'change 2', 'change 3'])
  })

  it('keeps what could not be saved on the screen, with what came after, for another try', async () => {
    const { store, auto } = slowAutosave('old')
    const first = auto.edit(() => 'new')
    const second = auto.edit((text) => `${text}er`)
    await store.next('fail')
    expect(auto.now()).toMatchObject({ value: 'newer', saving: 'failed' })
    auto.take(() => 'from the vault')
    expect(auto.now().value).toBe('newer')
    auto.retry()
    await store.next()
    await store.next()
    expect(auto.now()).toMatchObject({ value: 'newer', saving: 'saved', error: null })
    expect(await Promise.all([first, second])).toEqual(['change 1', 'change 2'])
  })

  it('goes back to what was saved last where it is given up', async () => {
    const { store, auto } = slowAutosave('old')
    void auto.edit(() => 'newer')
    await store.next()
    const lost = auto.edit(() => 'newest')
    await store.next('fail')
    auto.giveUp()
    expect(auto.now()).toMatchObject({ value: 'newer', saving: 'idle' })
    expect(await lost).toBeNull()
  })

  it('still does what waited behind an edit that is given up', async () => {
    const { store, auto } = slowAutosave('old')
    void auto.edit(() => 'newer')
    await store.next('fail')
    const sent = auto.send(async (now) => ({ value: `${now}!`, answer: 'paper' }))
    await store.next('fail')
    auto.giveUp()
    expect(await sent).toBe('paper')
    expect(auto.now()).toMatchObject({ value: 'old!', saving: 'saved' })
  })

  it('makes each edit on what the one before has left, whatever was done between', async () => {
    const { store, auto } = slowAutosave('a')
    void auto.edit((text) => `${text}b`)
    const sent = auto.send(async (now) => ({ value: `${now}!`, answer: 'paper' }))
    void auto.edit((text) => `${text}c`)
    expect(auto.now().value).toBe('abc')
    await store.next()
    expect(await sent).toBe('paper')
    expect(auto.now().value).toBe('ab!c')
    await store.next()
    expect(store.written).toEqual(['ab', 'ab!c'])
    expect(auto.now()).toMatchObject({ value: 'ab!c', saving: 'saved' })
  })

  it('goes on where something that was sent in between is refused', async () => {
    const { store, auto } = slowAutosave('a')
    const refused = auto.send(() => Promise.reject(new Error('changed since')))
    void auto.edit((text) => `${text}b`)
    await expect(refused).rejects.toThrow('changed since')
    await store.next()
    expect(auto.now()).toMatchObject({ value: 'ab', saving: 'saved' })
  })

  it('saves an edit that is made the moment another was saved', async () => {
    const { store, auto } = slowAutosave('')
    const stop = auto.subscribe(() => {
      if (auto.now().saving === 'saved' && auto.now().value === 'a') void auto.edit(() => 'b')
    })
    void auto.edit(() => 'a')
    await store.next()
    await store.next()
    stop()
    expect(store.written).toEqual(['a', 'b'])
    expect(auto.now().saving).toBe('saved')
  })

  it('takes what the vault says, but never over an edit that is under way', async () => {
    const { store, auto } = slowAutosave('old')
    let heard = 0
    const stop = auto.subscribe(() => (heard += 1))
    auto.take(() => 'loaded')
    expect(auto.now().value).toBe('loaded')
    expect(heard).toBe(1)
    void auto.edit(() => 'typed')
    auto.take(() => 'loaded')
    expect(auto.now().value).toBe('typed')
    await store.next()
    stop()
    auto.take(() => 'loaded again')
    expect(heard).toBe(3)
    expect(auto.now().value).toBe('loaded again')
  })
})
