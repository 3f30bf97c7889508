/** The tokens of the visual identity as Mantine's theme and as CSS variables: one set for screen and paper. */
import {
  Button,
  type CSSVariablesResolver,
  Checkbox,
  colorsTuple,
  createTheme,
  Fieldset,
  Input,
  Modal,
  NativeSelect,
  NumberInput,
  Paper,
  PasswordInput,
  Progress,
  Radio,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { colours } from '../../electron/domain/look.ts'
import { type Contrast, type Tokens, themes } from './themes.ts'

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
    Button: Button.extend({
      defaultProps: { variant: 'default', size: 'sm' },
      vars: (_, { variant }) => ({
        root: variant === 'filled' ? { '--button-color': 'var(--on-accent)' } : {},
      }),
    }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'sm' } }),
    Radio: Radio.extend({ defaultProps: { size: 'sm' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm', autosize: true, minRows: 2 } }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'sm' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'sm' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    Progress: Progress.extend({ defaultProps: { radius: 0, size: 12 } }),
    Paper: Paper.extend({ defaultProps: { radius: 0 } }),
    Fieldset: Fieldset.extend({ defaultProps: { variant: 'unstyled' } }),
    Modal: Modal.extend({
      // What it would lock is the page, which never scrolls; and it would do so by a style of its own, which the
      // policy refuses.
      defaultProps: {
        transitionProps: { duration: 0 },
        centered: true,
        lockScroll: false,
        closeButtonProps: { 'aria-label': 'Close' },
      },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        multiline: true,
        maw: 360,
        events: { hover: true, focus: true, touch: true },
        // Inside the landmark, where those who go from one to the next find it; main scrolls, it does not.
        portalProps: { target: 'main' },
        floatingStrategy: 'fixed',
      },
    }),
  },
})

/** `--ink`, `--accent` … for our own style sheets, and the few of Mantine's that differ from ours. */
export function cssVariables(contrast: Contrast): CSSVariablesResolver {
  return () => ({
    variables: {},
    light: ofTokens(themes.light[contrast]),
    dark: ofTokens(themes.dark[contrast]),
  })
}

function ofTokens(tokens: Tokens): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--${name}`, value])),
    '--mantine-color-body': tokens.ground,
    '--mantine-color-text': tokens.ink,
    '--mantine-color-bright': tokens.ink,
    '--mantine-color-dimmed': tokens['ink-2'],
    '--mantine-color-error': tokens.worse,
    '--mantine-color-placeholder': tokens['ink-3'],
    '--mantine-color-default': tokens.ground,
    '--mantine-color-default-hover': tokens.wash,
    '--mantine-color-default-border': tokens['ink-2'],
    '--mantine-color-default-color': tokens.ink,
    '--mantine-color-anchor': tokens.accent,
    '--mantine-primary-color-filled': tokens.accent,
    '--mantine-primary-color-filled-hover': tokens.accent,
    '--mantine-color-plum-filled': tokens.accent,
    '--mantine-color-plum-filled-hover': tokens.accent,
    '--mantine-primary-color-contrast': tokens['on-accent'],
  }
}
