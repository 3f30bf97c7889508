/** A link that looks like a button: it leads to a screen, and can be opened and copied as any link. */
import type { ComponentProps } from 'react'
import { Button } from '@mantine/core'
import { createLink } from '@tanstack/react-router'

function ButtonAnchor(props: ComponentProps<typeof Button<'a'>>) {
  return <Button component="a" {...props} />
}

export const ButtonLink = createLink(ButtonAnchor)
