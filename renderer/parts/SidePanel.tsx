/** One thing opened beside the table that shows it; where there is no room, at the window's foot. */
import type { ReactNode } from 'react'
import classes from './SidePanel.module.css'

/** `label` is what a screen reader hears: "The opened figure". */
export function SidePanel({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside className={classes.panel} aria-label={label}>
      {children}
    </aside>
  )
}

/** The panel's first line, with what closes it at its end. */
export function SidePanelHead({ children }: { children: ReactNode }) {
  return <div className={classes.head}>{children}</div>
}

export const sidePanelTitle = classes.title
export const sidePanelValue = classes.value
