'use client'
import { AlertDialog as Primitive } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'

/** Asks once before what cannot be undone; `text` names the effect. Stays open and busy until `act` has ended. */
export function Confirm(props: {
  trigger: ReactNode
  title: string
  text: ReactNode
  act: string
  onConfirm: () => void | Promise<void>
  children?: ReactNode
}) {
  const t = useTranslations('ui')
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    try {
      await props.onConfirm()
      setOpen(false)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Primitive.Root open={open} onOpenChange={setOpen}>
      <Primitive.Trigger asChild>{props.trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-shade" />
        <Primitive.Content className="rise -translate-x-1/2 fixed top-[16vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-md rounded-xl border border-line bg-raised p-5 shadow-float">
          <Primitive.Title className="font-semibold text-lg">{props.title}</Primitive.Title>
          <Primitive.Description className="mt-1.5 text-ink-soft text-sm">{props.text}</Primitive.Description>
          {props.children ? <div className="mt-4">{props.children}</div> : null}
          <div className="mt-5 flex justify-end gap-2">
            <Primitive.Cancel asChild>
              <Button disabled={busy}>{t('keep')}</Button>
            </Primitive.Cancel>
            <Button look="danger-solid" busy={busy} onClick={confirm}>
              {props.act}
            </Button>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
