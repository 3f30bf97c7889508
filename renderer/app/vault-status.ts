/** What is known of the open vault, for every screen. */
import { createContext, useContext } from 'react'
import type { Output } from '../../electron/contract/index.ts'

export type VaultStatus = Output<'vault.status'>

export const VaultStatusContext = createContext<VaultStatus | null>(null)

/** The status of the open vault; only for what stands inside the frame, which is there only with one. */
export function useVaultStatus(): VaultStatus {
  const status = useContext(VaultStatusContext)
  if (!status) throw new Error('No vault is open here')
  return status
}
