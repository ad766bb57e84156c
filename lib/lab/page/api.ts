import { h } from './dom.ts'
import { t } from './language.ts'

const toasts = h('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' })

/** Where short messages appear; belongs at the end of the body. */
export const toastPlace = toasts

/** A short message that goes away by itself. */
export const toast = (text: string, tone: 'good' | 'bad' = 'good'): void => {
  const one = h('div', { class: `toast ${tone}` }, text)
  toasts.append(one)
  setTimeout(() => one.remove(), tone === 'bad' ? 8_000 : 2_500)
}

const reasonOf = (body: unknown, status: number): string => {
  if (typeof body === 'object' && body !== null && 'error' in body) return String(body.error)
  return `HTTP ${status}`
}

const ask = async (path: string, method: string, body?: unknown): Promise<unknown> => {
  const answer = await fetch(`/control${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  const text = await answer.text()
  const value: unknown = text ? JSON.parse(text) : undefined
  if (!answer.ok) throw new Error(reasonOf(value, answer.status))
  return value
}

/** Reads from the control API; the caller says which shape it expects. */
export const read = async <Shape>(path: string): Promise<Shape> => (await ask(path, 'GET')) as Shape

/** Changes something by the control API; a refusal is shown and thrown. */
export const change = async (
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  body: unknown = {},
): Promise<unknown> => {
  try {
    return await ask(path, method, body)
  } catch (error) {
    toast(`${t('failed')}: ${error instanceof Error ? error.message : String(error)}`, 'bad')
    throw error
  }
}

/** Does something by the control API; a refusal is shown and swallowed. True when it was done. */
export const attempt = async (
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  body?: unknown,
): Promise<boolean> =>
  change(method, path, body).then(
    () => true,
    () => false,
  )
