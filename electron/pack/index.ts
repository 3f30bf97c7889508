/** The pack: plan → pages → PDF, with its papers; and the check of it before it goes out. */
export { buildPack, outlinePack } from './build.ts'
export { buildRegister } from './register.ts'
export type { RegisterInput } from './register.ts'
export { checkPack } from './check.ts'
export type { BuildOptions, BuiltPack, EarlierPack, PackInput } from './input.ts'
