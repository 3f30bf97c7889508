/** A link that looks like a button: it leads to a screen, and can be opened and copied as any link. */
import { Button } from '@mantine/core'
import { createLink } from '@tanstack/react-router'

export const ButtonLink = createLink(Button<'a'>)
