'use client'
import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react'
import type { ButtonProps } from './button.tsx'

const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx'))

/** Asks once before what cannot be undone; `text` names the effect. Stays open and busy until the act has ended. */
export function Confirm(props: {
  trigger: ReactElement<ButtonProps>
  title: string
  text: ReactNode
  act: string
  onConfirm: () => void | Promise<void>
  children?: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const { trigger, ...question } = props
  return (
    <>
      {cloneElement(trigger, { 'aria-haspopup': 'dialog', onClick: () => setOpen(true) })}
      <Suspense>{open ? <ConfirmDialog {...question} onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  )
}
