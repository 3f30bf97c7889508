/** What pages are made of: see `flow.ts`. */
export { columns } from './columns.ts'
export { dataTable } from './data-table.ts'
export { drawPage, layBlocks, openPage } from './flow.ts'
export type { Block, Flow } from './flow.ts'
export { callout, drawn, figure, gap } from './frames.ts'
export { heading, list, richText, title, words } from './words.ts'
