/**
 * What was done, with the way to undo it, at the foot of the window: beside the screen and never over it, so that it
 * covers no control. How high it is, is said in `--notices`, for what is fixed to the window.
 */
import { useEffect, useRef } from 'react'
import { Notifications } from '@mantine/notifications'
import classes from './Notices.module.css'

export function Notices() {
  const foot = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = foot.current
    if (!box) return undefined
    const root = document.documentElement
    const watch = new ResizeObserver(() =>
      root.style.setProperty('--notices', `${box.offsetHeight}px`),
    )
    watch.observe(box)
    return () => {
      watch.disconnect()
      root.style.removeProperty('--notices')
    }
  }, [])
  return (
    <div ref={foot} className={classes.foot}>
      <Notifications
        withinPortal={false}
        className={classes.notices}
        position="bottom-right"
        transitionDuration={0}
        zIndex={400}
      />
    </div>
  )
}
