/** What is there while a vault is open: the frame and its screens, each at its address. */
import { useEffect, type RefObject } from 'react'
import { RouterProvider } from '@tanstack/react-router'
import { fetchScreens, router } from './router.tsx'
import { VaultStatusContext, type VaultStatus } from './vault-status.ts'

type InsideProps = {
  status: VaultStatus
  /** Folder of the vault whose screens the window last showed; kept while it is locked. */
  shownRef: RefObject<string | null>
}

export function Inside({ status, shownRef }: InsideProps) {
  useLastScreen(status, shownRef)
  useEffect(() => void fetchScreens(), [])
  return (
    <VaultStatusContext value={status}>
      <RouterProvider router={router} />
    </VaultStatusContext>
  )
}

/** A vault opens where it was left; after a lock the window still stands there. */
function useLastScreen({ folder, left }: VaultStatus, shownRef: RefObject<string | null>): void {
  const screen = left?.screen ?? '/'
  useEffect(() => {
    if (folder === null || shownRef.current === folder) return
    shownRef.current = folder
    router.history.replace(screen)
  }, [folder, screen, shownRef])
}
