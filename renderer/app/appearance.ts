/** How the window looks: what the person chose for this machine, else what the system asks for. */
import { useEffect } from 'react'
import { useMediaQuery } from '@mantine/hooks'
import type { Output } from '../../electron/contract/index.ts'
import { useAsk } from '../api.ts'
import type { Contrast, Scheme } from '../theme/themes.ts'

export type Preferences = Output<'preferences.get'>

export type Appearance = { scheme: Scheme; contrast: Contrast }

/** Undefined until the preferences are known, so that the window does not open in one scheme and change. */
export function useAppearance(): Appearance | undefined {
  const { data, error } = useAsk('preferences.get', {})
  const dark = useMediaQuery('(prefers-color-scheme: dark)', false, {
    getInitialValueInEffect: false,
  })
  const more = useMediaQuery('(prefers-contrast: more)', false, { getInitialValueInEffect: false })
  const density = data?.density ?? 'normal'
  useEffect(() => {
    document.documentElement.dataset['density'] = density
  }, [density])
  if (!data && !error) return undefined
  const scheme = data?.scheme ?? 'system'
  const contrast = data?.contrast ?? 'system'
  return {
    scheme: scheme === 'system' ? (dark ? 'dark' : 'light') : scheme,
    contrast: contrast === 'system' ? (more ? 'more' : 'normal') : contrast,
  }
}
