'use client'
import { AlertDialog as Primitive } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'

/** The question of `Confirm`, open until it is answered and the act has ended. */
export default function ConfirmDialog(props: {
  title: string
  text: ReactNode
  act: string
  onConfirm: () => void | Promise<void>
  onClose: () => void
  children?: ReactNode
}) {
  const t = useTranslations('ui')
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    try {
      await props.onConfirm()
      props.onClose()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Primitive.Root open onOpenChange={(open) => (open ? undefined : props.onClose())}>
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
