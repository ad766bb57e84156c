import compile from 'icu-minify/compile'
import { accessMessages } from '#components/access/messages.ts'
import { approvalMessages } from '#components/approval/messages.ts'
import { connectionMessages } from '#components/connection/messages.ts'
import { envelopeMessages } from '#components/envelope/messages.ts'
import { mappingMessages } from '#components/mapping/messages.ts'
import { operationMessages } from '#components/operation/messages.ts'
import { placementMessages } from '#components/placement/messages.ts'
import { designerMessages } from '#components/route-designer/messages.ts'
import { routeMessages } from '#components/route-list/messages.ts'
import { settingMessages } from '#components/setting/messages.ts'
import { shellMessages } from '#components/shell/messages.ts'
import { templateMessages } from '#components/template/messages.ts'
import { uiMessages } from '#components/ui/messages.ts'
import { moveMessages } from '#components/version-move/messages.ts'
import { calendarMessages } from '#components/work-calendar/messages.ts'
import type { Locale } from '#lib/sentence.ts'
import type { MessageTree } from './define.ts'

/** Every feature's texts by name space: one line each. */
const namespaces = {
  ui: uiMessages,
  shell: shellMessages,
  access: accessMessages,
  approval: approvalMessages,
  envelope: envelopeMessages,
  connection: connectionMessages,
  mapping: mappingMessages,
  placement: placementMessages,
  route: routeMessages,
  operation: operationMessages,
  setting: settingMessages,
  calendar: calendarMessages,
  designer: designerMessages,
  template: templateMessages,
  move: moveMessages,
}

type Namespaces = typeof namespaces
export type Messages = { [N in keyof Namespaces]: Namespaces[N]['ru'] }

/** All texts in one language, compiled once: what `format-only` of the build's configuration expects. */
export const messagesIn = (locale: Locale): Messages => compiled[locale]

export type Namespace = keyof Messages & string

/** Texts of some name spaces: what a page's client components read, and no more, goes to the browser. */
export const messagesOf = (locale: Locale, names: readonly Namespace[]): Partial<Messages> =>
  Object.fromEntries(names.map((name) => [name, compiled[locale][name]]))

/** Plural branches come without a prototype, which does not pass from the server to client components. */
const plain = (message: unknown): unknown => JSON.parse(JSON.stringify(message))

const compileTree = (tree: MessageTree): unknown =>
  Object.fromEntries(
    Object.entries(tree).map(([name, text]) => [
      name,
      typeof text === 'string' ? plain(compile(text)) : compileTree(text),
    ]),
  )

/** To the types a compiled message is still the text that it was written as. */
const compileAll = (locale: Locale): Messages =>
  Object.fromEntries(
    Object.entries(namespaces).map(([name, both]) => [name, compileTree(both[locale])]),
  ) as Messages

const compiled: Record<Locale, Messages> = { ru: compileAll('ru'), en: compileAll('en') }

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}
