'use client'
import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Kbd } from './kbd.tsx'

type Side = 'top' | 'right' | 'bottom' | 'left'
type Place = { left: number; top: number; shift: string }

const delayMs = { show: 400, hide: 120 }
const gapPx = 6

/** A short name for what has only an icon, with its key if it has one. Never the only place of a fact. */
export function Tooltip(props: {
  text: ReactNode
  keys?: string
  side?: Side
  /** Shown only inside of what this selector finds. */
  within?: string
  children: ReactNode
}) {
  const [place, setPlace] = useState<Place | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const later = (next: Place | null, afterMs: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setPlace(next), afterMs)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (!place) return
    const onKey = (event: KeyboardEvent) => (event.key === 'Escape' ? setPlace(null) : undefined)
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [place])
  const of = (element: Element) =>
    props.within && !element.closest(props.within)
      ? null
      : placeBy(element.firstElementChild ?? element, props.side ?? 'bottom')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches its child, which is the control
    <span
      className="contents"
      onPointerEnter={(event: PointerEvent<HTMLElement>) =>
        event.pointerType === 'touch' ? undefined : later(of(event.currentTarget), delayMs.show)
      }
      onPointerLeave={() => later(null, delayMs.hide)}
      onPointerDown={() => later(null, 0)}
      onFocus={(event) =>
        event.target.matches(':focus-visible') ? later(of(event.currentTarget), 0) : undefined
      }
      onBlur={() => later(null, 0)}
    >
      {props.children}
      {place
        ? createPortal(
            <div
              role="tooltip"
              onPointerEnter={() => clearTimeout(timer.current)}
              onPointerLeave={() => later(null, delayMs.hide)}
              style={{ left: place.left, top: place.top, transform: place.shift }}
              className="fixed z-50 flex w-max max-w-72 items-center gap-2 rounded-md border border-line bg-raised px-2 py-1 text-ink text-xs shadow-float"
            >
              {props.text}
              {props.keys ? <Kbd>{props.keys}</Kbd> : null}
            </div>,
            document.body,
          )
        : null}
    </span>
  )
}

/** Beside the element, on the other side of it when the wished one has no room. */
function placeBy(element: Element, side: Side): Place {
  const { left, right, top, bottom, width, height } = element.getBoundingClientRect()
  const middle = Math.min(Math.max(left + width / 2, 60), window.innerWidth - 60)
  if (side === 'right') return { left: right + gapPx, top: top + height / 2, shift: 'translateY(-50%)' }
  if (side === 'left') return { left: left - gapPx, top: top + height / 2, shift: 'translate(-100%, -50%)' }
  const above = side === 'top' ? top > 48 : bottom > window.innerHeight - 48
  return above
    ? { left: middle, top: top - gapPx, shift: 'translate(-50%, -100%)' }
    : { left: middle, top: bottom + gapPx, shift: 'translateX(-50%)' }
}
