'use client'
import { useRouter } from 'next/navigation'
import { type ComponentProps, type MouseEvent, startTransition } from 'react'

/**
 * A link to a page of ours: the frame stays, the page in it changes. Prepares the page when one is about to press, not
 * for every link in view: a list of fifty rows would ask the server for fifty pages.
 */
export function Link({
  href,
  scroll,
  onClick,
  ...rest
}: Omit<ComponentProps<'a'>, 'href'> & { href: string; scroll?: boolean }) {
  const router = useRouter()
  const prepare = () => router.prefetch(href)
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (event.defaultPrevented || elsewhere) return
    event.preventDefault()
    startTransition(() => router.push(href, scroll === undefined ? undefined : { scroll }))
  }
  return <a {...rest} href={href} onClick={go} onPointerEnter={prepare} onFocus={prepare} />
}
