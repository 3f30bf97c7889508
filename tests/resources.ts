/** Where the tests find what comes with Plumbline. */
import { join, resolve } from 'node:path'

export const resources = resolve(import.meta.dirname, '../resources')
export const kpiFolder = join(resources, 'kpis')
