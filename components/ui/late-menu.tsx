'use client'
import { type ReactNode, Suspense, useState } from 'react'

/**
 * A button whose menu is loaded at the first press: menus are a tenth of a page's code and rarely opened. `button` gets
 * what its press does, nothing once the menu's own trigger takes it; `menu` hangs on the button and opens by itself.
 */
export function LateMenu(props: {
  button(onClick?: () => void): ReactNode
  menu(button: ReactNode): ReactNode
}) {
  const [used, setUsed] = useState(false)
  if (!used) return props.button(() => setUsed(true))
  const button = props.button()
  return <Suspense fallback={button}>{props.menu(button)}</Suspense>
}
