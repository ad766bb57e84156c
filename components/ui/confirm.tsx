'use client'
import dynamic from 'next/dynamic'
import { Slot } from 'radix-ui'
import { type ReactNode, useState } from 'react'

const ConfirmDialog = dynamic(
  () => import('./confirm-dialog.tsx').then(({ ConfirmDialog }) => ConfirmDialog),
  { ssr: false },
)

/** Asks once before what cannot be undone; `text` names the effect. Stays open and busy until the act has ended. */
export function Confirm(props: {
  trigger: ReactNode
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
      <Slot.Root aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {trigger}
      </Slot.Root>
      {open ? <ConfirmDialog {...question} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
