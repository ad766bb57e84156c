import type { ReactNode } from 'react'

/** A named group of properties. */
export function Section(props: { title: string; hint?: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="grid gap-2.5 border-t pt-3">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 className="font-medium text-sm">{props.title}</h3>
        {props.action}
      </div>
      {props.hint ? <p className="-mt-1.5 text-ink-faint text-xs">{props.hint}</p> : null}
      {props.children}
    </section>
  )
}

/** A choice of two or three, all in view. */
export function Segments<T extends string>(props: {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange(value: T): void
}) {
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{props.label}</legend>
      <div className="grid auto-cols-fr grid-flow-col rounded-md bg-sunken p-0.5">
        {props.options.map((option) => (
          <label
            key={option.value}
            className="min-w-0 cursor-pointer break-words rounded-[5px] px-2 py-1 text-center text-ink-soft text-sm transition-colors has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-lift has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              className="sr-only"
              name={props.label}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
