/** Reads an answer of the app's thread as the window does, whichever way it came. */
import type { AppThread } from '../../electron/app/threads/app-thread.ts'
import type { Crossing } from '../../electron/contract/bridge.ts'
import type { Result } from '../../electron/contract/index.ts'

/** The answer's value; throws where it is an error. */
export async function crossed(app: AppThread, answer: Crossing): Promise<unknown> {
  if (!('url' in answer)) return valueOf(answer)
  const blob = await app.takeBlob(answer.url.slice(answer.url.lastIndexOf('/') + 1))
  if (!blob) throw new Error(`Nothing is at ${answer.url}`)
  return valueOf(JSON.parse(new TextDecoder().decode(blob.bytes)) as Result<unknown>)
}

function valueOf(result: Result<unknown>): unknown {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}
