import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createUndoOrder, type Deed, type UndoOrder } from '../../renderer/parts/undo-order.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** An order in which deeds are done, and taken back, when it is told to. */
function slowOrder(most = 30) {
  const said: string[] = []
  const taking: (() => void)[] = []
  const order = createUndoOrder<string>(most, (back) => {
    said.push(`begins ${back}`)
    return new Promise((over) => taking.push(over))
  })
  return {
    order,
    said,
    begin(name: string) {
      const { promise, resolve } = Promise.withResolvers<string | null>()
      return {
        deed: order.begin(promise),
        async ends(how: 'done' | 'comes to nothing' = 'done') {
          resolve(how === 'done' ? name : null)
          await settled()
        },
      }
    },
    async takenBack() {
      taking.shift()?.()
      await settled()
    },
  }
}

async function takeBackLast(order: UndoOrder<string>): Promise<Deed<string> | undefined> {
  const last = order.last()
  if (last) order.takeBack(last)
  await settled()
  return last
}

describe('what can be taken back', () => {
  it('is the latest, also while it is still being done', async () => {
    const { order, said, begin } = slowOrder()
    const first = begin('first')
    await first.ends()
    const second = begin('second')
    await takeBackLast(order)
    expect(said).toEqual([])
    await second.ends()
    expect(said).toEqual(['begins second'])
    expect([first.deed, second.deed].map(order.holds)).toEqual([true, false])
  })

  it('is nothing where the latest comes to nothing after it was to be taken back', async () => {
    const { order, said, begin } = slowOrder()
    await begin('first').ends()
    const second = begin('second')
    await takeBackLast(order)
    await second.ends('comes to nothing')
    expect(said).toEqual([])
  })

  it('is what came before where the latest came to nothing', async () => {
    const { order, said, begin } = slowOrder()
    await begin('first').ends()
    await begin('second').ends('comes to nothing')
    await takeBackLast(order)
    expect(said).toEqual(['begins first'])
  })

  it('is taken back one after the other', async () => {
    const { order, said, begin, takenBack } = slowOrder()
    await begin('first').ends()
    await begin('second').ends()
    await takeBackLast(order)
    await takeBackLast(order)
    expect(said).toEqual(['begins second'])
    await takenBack()
    expect(said).toEqual(['begins second', 'begins first'])
  })

  it('is nothing of a vault that was left', async () => {
    const { order, said, begin } = slowOrder()
    await begin('done').ends()
    const wanted = begin('wanted')
    await takeBackLast(order)
    order.clear()
    await wanted.ends()
    expect({ said, last: order.last() }).toEqual({ said: [], last: undefined })
    await begin('in the next vault').ends()
    await takeBackLast(order)
    expect(said).toEqual(['begins in the next vault'])
  })

  it('is in the order of the doing, however the answers come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.constantFrom('do', 'answer', 'fail', 'undo'), { maxLength: 30 }),
        async (most, steps) => {
          const { order, said, begin, takenBack } = slowOrder(most)
          const model: string[] = []
          const wanted: string[] = []
          const open = new Map<string, ReturnType<typeof begin>>()
          const failed = new Set<string>()
          for (const [at, step] of steps.entries()) {
            if (step === 'do') {
              open.set(`${at}`, begin(`${at}`))
              model.push(`${at}`)
              model.splice(0, model.length - most)
            } else if (step === 'undo') {
              await takeBackLast(order)
              const last = model.pop()
              if (last !== undefined) wanted.push(last)
            } else {
              // Whichever: the newest on even steps, the oldest on odd ones.
              const [name, one] = [...open].at(at % 2 === 0 ? -1 : 0) ?? []
              if (name === undefined) continue
              open.delete(name)
              if (step === 'fail') failed.add(name)
              if (step === 'fail' && model.includes(name)) model.splice(model.indexOf(name), 1)
              await one?.ends(step === 'fail' ? 'comes to nothing' : 'done')
            }
          }
          for (const one of open.values()) await one.ends()
          for (let taken = 0; taken < wanted.length; taken += 1) await takenBack()
          expect(said).toEqual(wanted.filter((name) => !failed.has(name)).map((n) => `begins ${n}`))
        },
      ),
    )
  })
})
