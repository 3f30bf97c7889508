/** The tokens of the visual identity as Mantine's theme and as CSS variables: one set for screen and paper. */
import {
  Button,
  type CSSVariablesResolver,
  colorsTuple,
  createTheme,
  Fieldset,
  Input,
  NativeSelect,
  Paper,
  PasswordInput,
  Progress,
  TextInput,
} from '@mantine/core'
import { colours } from '../../electron/domain/look.ts'

export const theme = createTheme({
  primaryColor: 'plum',
  primaryShade: 6,
  colors: { plum: colorsTuple(colours.accent) },
  black: colours.ink,
  white: '#ffffff',
  fontFamily: "'Source Sans 3', sans-serif",
  fontFamilyMonospace: 'ui-monospace, Consolas, monospace',
  headings: { fontFamily: "'Source Serif 4', serif", fontWeight: '600' },
  defaultRadius: 4,
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontSizes: { xs: '13px', sm: '15px', md: '15px', lg: '17px', xl: '19px' },
  components: {
    Button: Button.extend({ defaultProps: { variant: 'default', size: 'sm' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'sm' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    Progress: Progress.extend({ defaultProps: { radius: 0, size: 12 } }),
    Paper: Paper.extend({ defaultProps: { radius: 0 } }),
    Fieldset: Fieldset.extend({ defaultProps: { variant: 'unstyled' } }),
  },
})

/** `--ink`, `--accent` … for our own style sheets, and the few of Mantine's that differ from ours. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: Object.fromEntries(
    Object.entries(colours).map(([name, value]) => [`--${name}`, value]),
  ),
  light: {
    '--mantine-color-text': colours.ink,
    '--mantine-color-dimmed': colours['ink-2'],
    '--mantine-color-error': colours.worse,
    '--mantine-color-placeholder': colours['ink-3'],
    '--mantine-color-default-border': colours['ink-2'],
    '--mantine-color-default-color': colours.ink,
    '--mantine-color-anchor': colours.accent,
  },
  dark: {},
})
