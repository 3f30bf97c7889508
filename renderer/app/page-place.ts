/** How far a screen was scrolled, so that Back and Forward lead to the same lines; kept in memory alone. */
import { type RefObject, useEffect, useRef } from 'react'
import { useLocation, useRouter } from '@tanstack/react-router'

export function usePlaceOnPage(main: RefObject<HTMLElement | null>): void {
  const router = useRouter()
  const { href } = useLocation()
  const places = useRef(new Map<string, number>())
  const returning = useRef(false)
  useEffect(
    () =>
      router.history.subscribe(({ action }) => {
        returning.current = action.type === 'BACK' || action.type === 'FORWARD'
      }),
    [router],
  )
  useEffect(() => {
    const page = main.current
    if (!page) return
    const known = places.current
    page.scrollTo(0, returning.current ? (known.get(href) ?? 0) : 0)
    const keep = () => known.set(href, page.scrollTop)
    page.addEventListener('scroll', keep, { passive: true })
    return () => page.removeEventListener('scroll', keep)
  }, [main, href])
}
