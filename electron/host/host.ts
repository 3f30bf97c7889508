/**
 * Where the window lives. A host shows the app's one window, carries its calls to `dispatch` and the
 * app's events back, and puts files where the person can find them. It knows no use case.
 */
import type { Crossing } from '../contract/bridge.ts'
import type { EventName } from '../contract/index.ts'

export type Host = {
  /** Opens the window; resolves when it shows the app. */
  open(): Promise<void>
  /** Tells the window something it did not ask for. */
  emit(event: EventName, data: unknown): void
  /**
   * Writes a file for the person and answers its path.
   * @throws AppError `Cancelled` where the person changed their mind, `FileNotWritten`, `DiskFull`
   */
  save(name: string, bytes: Uint8Array): Promise<string>
  /** Opens a saved file in the program that the system has for it; throws where it cannot. */
  openFile(file: string): Promise<void>
}

/** As much of the app as a host needs. */
export type HostedApp = {
  dispatch(name: string, input: unknown): Promise<Crossing>
  listen(listener: (event: EventName, data: unknown) => void): () => void
  takeBlob(token: string): Promise<{ bytes: Uint8Array; type: string; name: string } | null>
  close(): Promise<void>
}
