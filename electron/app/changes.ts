/** What can be taken back by the name of its change. Meetings and imports have calls of their own. */
import type { Handlers } from './dispatch.ts'
import { governanceSubject, undoThing } from './governance.ts'
import { undoKpi, undoRetiring } from './kpis.ts'
import { undoPerson } from './people.ts'
import { undoName, undoSetting } from './settings.ts'
import { undoChange, type Undoer } from './undo.ts'
import { undoVision } from './visions.ts'

const undoers: readonly (readonly [RegExp, Undoer])[] = [
  [/^vision$/, undoVision],
  [/^trust$/, undoName],
  [/^setting\/(terms|holidays|notice|rules|security|cycle)$/, undoSetting],
  [/^person\/(.+)$/, undoPerson],
  [governanceSubject, undoThing],
  [/^kpi\/([^/]+)$/, undoKpi],
  [/^kpi\/([^/]+)\/retired$/, undoRetiring],
]

export const changeHandlers: Pick<Handlers, 'changes.undo'> = {
  'changes.undo': (context, { change }) => ({
    done: true,
    change: undoChange(context, change, undoers),
  }),
}
