/** Reads an answer of the app's thread as the window does, whichever way it came. */
import type { AppThread } from '../../electron/app/threads/app-thread.ts'
import type { Crossing } from '../../electron/contract/bridge.ts'

/** The answer's value; throws where it is an error. */
export async function crossed(app: AppThread, answer: Crossing): Promise<unknown> {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`)
  if ('value' in answer) return answer.value
  const blob = await app.takeBlob(answer.url.slice(answer.url.lastIndexOf('/') + 1))
  if (!blob) throw new Error(`Nothing is at ${answer.url}`)
  return JSON.parse(new TextDecoder().decode(blob.bytes))
}
