/** The tokens as they are in the window now, for what is drawn on a canvas and cannot read a style sheet. */
import { useAppearance } from '../app/appearance.ts'
import { type Tokens, themes } from '../theme/themes.ts'

export function useTokens(): Tokens {
  const { scheme, contrast } = useAppearance() ?? { scheme: 'light', contrast: 'normal' }
  return themes[scheme][contrast]
}
