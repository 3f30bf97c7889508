/** The commands of the command line, by the words that name them, in the order in which they are told. */
import { boardCommands } from './board.ts'
import type { Command } from './command.ts'
import { dataCommands } from './data.ts'
import { demoCommands } from './demo.ts'
import { governanceCommands } from './governance.ts'
import { insightCommands } from './insight.ts'
import { searchCommands } from './search.ts'
import { spcCommands } from './spc.ts'
import { vaultCommands } from './vault.ts'
import { visionCommands } from './vision.ts'

export { readText, UsageError } from './command.ts'
export type { Command, Run } from './command.ts'

/** Each is one or two calls of the contract; nothing in them knows how anything is done. */
export const commands: Record<string, Command> = {
  ...demoCommands,
  ...vaultCommands,
  ...dataCommands,
  ...insightCommands,
  ...boardCommands,
  ...governanceCommands,
  ...visionCommands,
  ...searchCommands,
  ...spcCommands,
}
