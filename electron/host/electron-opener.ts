/** Opening a saved file in the program that the system has for it: the one use of Electron's `shell`. */
import { shell } from 'electron'

/** Opens a file; throws what the system says where it has no program for it. */
export async function openFile(file: string): Promise<void> {
  const failure = await shell.openPath(file)
  if (failure !== '') throw new Error(failure)
}
