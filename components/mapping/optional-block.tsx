'use client'
import { type ReactNode, useId } from 'react'
import { Switch } from '#components/ui/switch.tsx'

/** A part of a row that is either done or not: a switch, and what belongs to it when it is on. */
export function OptionalBlock(props: {
  title: string
  on: boolean
  disabled: boolean
  onSwitch: (on: boolean) => void
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className="grid gap-3">
      <div className="flex items-center gap-2.5">
        <Switch id={id} checked={props.on} onCheckedChange={props.onSwitch} disabled={props.disabled} />
        <label htmlFor={id} className="font-medium text-sm">
          {props.title}
        </label>
      </div>
      {props.on ? <div className="grid gap-3 sm:pl-11">{props.children}</div> : null}
    </section>
  )
}
