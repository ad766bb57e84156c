'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { Chrome } from './chrome.ts'
import { UserButton } from './user-button.tsx'

// Menus are a tenth of a page's code and rarely opened: theirs is loaded at the first press.
const OpenUserMenu = dynamic(() => import('./open-user-menu.tsx').then(({ OpenUserMenu }) => OpenUserMenu))

export function UserMenu(props: { chrome: Chrome; collapsed?: boolean }) {
  const [used, setUsed] = useState(false)
  return used ? <OpenUserMenu {...props} /> : <UserButton {...props} onClick={() => setUsed(true)} />
}
