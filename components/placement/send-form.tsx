'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAct } from '#components/form/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { FormField } from '#components/ui/form-field.tsx'
import { Select } from '#components/ui/select.tsx'
import { InputField } from './input-field.tsx'
import type { Send, SigningView, StartableRoute } from './view.ts'

/** Chooses a route, asks for its inputs, says what will happen, and starts it. */
export function SendForm(props: {
  routes: StartableRoute[]
  users: SigningView['users']
  send: Send
  sent: () => void
  close: (() => void) | null
}) {
  const t = useTranslations('placement')
  const { busy, run } = useAct()
  const [routeId, setRouteId] = useState(props.routes[0]?.id ?? '')
  const [once] = useState(() => crypto.randomUUID())
  const route = props.routes.find(({ id }) => id === routeId)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const inputs = Object.fromEntries(
      (route?.inputs ?? []).map(({ name }) => [name, String(form.get(`input.${name}`) ?? '')]),
    )
    const done = await run(() => props.send({ routeId, inputs, once }), t('sent'))
    if (done) props.sent()
  }
  return (
    <form onSubmit={submit} className="grid grid-cols-1 gap-4">
      <FormField label={t('route')} required>
        {(links) => (
          <Select {...links} value={routeId} onChange={(event) => setRouteId(event.target.value)}>
            {props.routes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      {route?.inputs.map((input) => (
        <InputField key={`${routeId}.${input.name}`} input={input} users={props.users} />
      ))}
      {route ? <Preview points={route.points} /> : null}
      <div className="flex justify-end gap-2">
        {props.close ? <Button onClick={props.close}>{t('cancel')}</Button> : null}
        <Button type="submit" look="primary" busy={busy}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}

function Preview({ points }: { points: StartableRoute['points'] }) {
  const t = useTranslations('placement')
  return (
    <section className="rounded-lg bg-sunken p-4">
      <h2 className="mb-2 font-medium text-sm">{t('preview')}</h2>
      <ol className="grid list-decimal gap-1.5 pl-5 text-sm">
        {points.map(({ title, text }) => (
          <li key={`${title}.${text}`}>
            <span className="font-medium">{title}</span> <span className="text-ink-soft">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
