import { type Child, h } from './dom.ts'
import { said } from './portal-names.ts'
import type { Localised } from './shapes.ts'

type Fields = Record<string, unknown>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null
      ? said(value as Localised)
      : ''

const linkOf = (properties: Fields): Child => {
  const uri = textOf(fieldsOf(properties.action).uri)
  const text = textOf(properties.text ?? properties.value)
  return /^https?:\/\//.test(uri) ? h('a', { href: uri, target: '_blank', rel: 'noopener' }, text) : text
}

const block = (value: unknown): Child => {
  const { type, properties } = fieldsOf(value)
  const facts = fieldsOf(properties)
  if (type === 'withTitle')
    return h('div', { class: 'line' }, h('span', { class: 'soft' }, textOf(facts.title)), block(facts.block))
  if (type === 'lineOfBlocks')
    return h('div', { class: 'line' }, Object.values(fieldsOf(facts.blocks)).map(block))
  return linkOf(facts)
}

const tagTones: Record<string, string> = { success: 'good', failure: 'bad', warning: 'warn' }

/** An app's card in a timeline (a configurable activity): its tags and blocks, without the title. */
export const appCard = (layout: unknown): Child => {
  const { header, body } = fieldsOf(layout)
  const tags = Object.values(fieldsOf(fieldsOf(header).tags)).map((tag) =>
    h('span', { class: `tag ${tagTones[textOf(fieldsOf(tag).type)] ?? ''}` }, textOf(fieldsOf(tag).title)),
  )
  const blocks = Object.values(fieldsOf(fieldsOf(body).blocks)).map((one) => h('div', {}, block(one)))
  return [tags.length > 0 && h('div', { class: 'row' }, tags), blocks]
}
