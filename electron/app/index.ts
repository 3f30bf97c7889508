/** The product without a window: use cases behind one dispatcher. Hosts and the command line start it. */
import { join } from 'node:path'
import { AppError, type EventData, type EventName, type Result } from '../contract/index.ts'
import { loadKpiLibrary } from '../intake/index.ts'
import { aboutHandlers } from './about.ts'
import { calendarHandlers } from './calendar.ts'
import { changeHandlers } from './changes.ts'
import { agendaTemplateHandlers } from './agenda-templates.ts'
import { createContext, type AppOptions } from './context.ts'
import { demoHandlers } from './demo/index.ts'
import { createDispatch, type Handlers } from './dispatch.ts'
import { importHandlers } from './imports.ts'
import { insightHandlers } from './insight.ts'
import { kpiHandlers } from './kpis.ts'
import { leftSchoolHandlers } from './left-schools.ts'
import { exceptionHandlers } from './meeting-exceptions.ts'
import { meetingHandlers } from './meetings.ts'
import { packHandlers } from './packs.ts'
import { homeHandlers } from './home.ts'
import { preferenceHandlers } from './preferences.ts'
import { peopleHandlers } from './people.ts'
import { keepSearchInStep } from './search/keep.ts'
import { searchHandlers } from './search/index.ts'
import { settingsHandlers } from './settings.ts'
import { bodyHandlers } from './bodies.ts'
import { cycleHandlers } from './cycle.ts'
import { governanceFileHandlers } from './governance-files.ts'
import { interestHandlers } from './interests.ts'
import { trainingHandlers } from './training.ts'
import { spcHandlers } from './spc.ts'
import { trustHandlers } from './trusts.ts'
import { typedValueHandlers } from './typed-values.ts'
import { historyHandlers } from './undo-import.ts'
import { valueHandlers } from './values.ts'
import { vaultHandlers } from './vaults.ts'
import { visionHandlers } from './visions.ts'

export type { AppOptions, AppSettings } from './context.ts'
export { toAppError } from './to-app-error.ts'

export type App = {
  dispatch(name: string, input: unknown): Promise<Result<unknown>>
  listen(listener: (event: EventName, data: unknown) => void): () => void
  /** Gives the bytes of a one-time URL once; null when it is unknown or was read. */
  takeBlob(token: string): Promise<{ bytes: Uint8Array; type: string; name: string } | null>
  close(): Promise<void>
}

const handlers: Handlers = {
  ...aboutHandlers,
  ...vaultHandlers,
  ...demoHandlers,
  ...importHandlers,
  ...historyHandlers,
  ...trustHandlers,
  ...kpiHandlers,
  ...valueHandlers,
  ...typedValueHandlers,
  ...insightHandlers,
  ...visionHandlers,
  ...meetingHandlers,
  ...exceptionHandlers,
  ...packHandlers,
  ...homeHandlers,
  ...preferenceHandlers,
  ...settingsHandlers,
  ...leftSchoolHandlers,
  ...calendarHandlers,
  ...peopleHandlers,
  ...bodyHandlers,
  ...interestHandlers,
  ...trainingHandlers,
  ...governanceFileHandlers,
  ...cycleHandlers,
  ...changeHandlers,
  ...agendaTemplateHandlers,
  ...searchHandlers,
  ...spcHandlers,
}

/** Starts the product. Nothing is opened or read until a call asks for it. */
export function createApp(options: AppOptions): App {
  const listeners = new Set<(event: EventName, data: unknown) => void>()
  const context = createContext(options, loadKpiLibrary(join(options.resources, 'kpis')), listeners)
  if (options.every) {
    const keepInStep = keepSearchInStep(context)
    listeners.add((event, data) => {
      if (event === 'changed') keepInStep((data as EventData<'changed'>).areas)
    })
  }
  const checkOutput = process.env['NODE_ENV'] !== 'production'
  return {
    dispatch: createDispatch(context, handlers, checkOutput),
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    takeBlob: async (token) => context.takeBlob(token),
    async close() {
      context.session.stop()
      context.stopWork(new AppError('Cancelled', 'Plumbline was closed in the meantime.'))
      await options.work.close()
      await context.leave()
      listeners.clear()
    },
  }
}
