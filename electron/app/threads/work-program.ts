/** The program of a thread for heavy work: does what it is told, one piece at a time, and keeps nothing. */
import { parentPort } from 'node:worker_threads'
import type { GivenFile } from '../given-file.ts'
import { workHere } from '../work-here.ts'
import type { ReadChoice } from '../work.ts'
import type { IntakeContext } from '../../intake/index.ts'
import type { PackInput, RegisterInput } from '../../pack/index.ts'
import { createPeer, HandedOver } from './peer.ts'

if (!parentPort) throw new Error('This program is for a thread of Plumbline.')

const onProgress = (what: string, done: number, total: number | null) =>
  peer.tell('progress', what, done, total)

const peer = createPeer(parentPort, {
  identify: (file: GivenFile) => workHere.identify(file),
  read: (file: GivenFile, context: IntakeContext, choice: ReadChoice) =>
    workHere.read(file, context, choice, { onProgress }),
  check: (input: PackInput) => workHere.check(input),
  outline: (input: PackInput) => workHere.outline(input, { onProgress }),
  text: (bytes: Uint8Array, skip: readonly number[]) => workHere.text(bytes, skip, {}),
  async register(register: RegisterInput) {
    const made = await workHere.register(register)
    return new HandedOver(made, [made.bytes])
  },
  async build(input: PackInput) {
    const built = await workHere.build(input, { onProgress })
    return new HandedOver(built, [built.bytes])
  },
})
