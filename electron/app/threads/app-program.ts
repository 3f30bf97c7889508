/** The program of the thread that the product runs in behind a window: the app, answering its host. */
import { randomUUID } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { createApp } from '../index.ts'
import type { AppSettings } from '../context.ts'
import { createLargeAnswers } from './large-answers.ts'
import { createPeer, HandedOver } from './peer.ts'
import { createWorkThreads } from './work-threads.ts'

if (!parentPort) throw new Error('This program is for a thread of Plumbline.')

const app = createApp({
  ...(workerData as AppSettings),
  clock: { now: () => new Date() },
  id: randomUUID,
  work: createWorkThreads(),
  save: (name, bytes) => peer.call<string>('save', [name, bytes]),
  openFile: (file) => peer.call<void>('openFile', [file]),
  every(milliseconds, look) {
    const timer = setInterval(look, milliseconds)
    return () => clearInterval(timer)
  },
})

const large = createLargeAnswers()

const peer = createPeer(parentPort, {
  dispatch: async (name: string, input: unknown) => large.cross(await app.dispatch(name, input)),
  async takeBlob(token: string) {
    const blob = large.take(token) ?? (await app.takeBlob(token))
    return blob && new HandedOver(blob, [blob.bytes])
  },
  close: () => app.close(),
})

app.listen((event, data) => {
  if (event === 'locked') large.lock()
  peer.tell('event', event, data)
})
