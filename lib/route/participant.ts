import { type Sentence, say } from '#lib/sentence.ts'
import type { Names } from './catalogue.ts'
import type { Participant, RouteInput } from './graph.ts'

/**
 * Who it is, in words: the name from the catalogue where it is known, what is looked up where it is not. An input is
 * called as `inputs` label it.
 */
export function participantTitle(
  who: Participant,
  catalogue: Pick<Names, 'users' | 'fields'> | null,
  inputs: readonly RouteInput[] = [],
): Sentence {
  const field = (name: string) => catalogue?.fields?.find((each) => each.name === name)?.title ?? name
  switch (who.from) {
    case 'user': {
      const name = catalogue?.users?.find((user) => user.id === who.userId)?.name ?? `№ ${who.userId}`
      return say(name, name)
    }
    case 'responsible':
      return say('Ответственный', 'Responsible')
    case 'head':
      return say('Руководитель ответственного', 'Head of department')
    case 'field':
      return say(`Поле «${field(who.field)}»`, `Field “${field(who.field)}”`)
    case 'contact':
      return who.index === 1
        ? say('Основной контакт', 'Primary contact')
        : say(`Контакт № ${who.index}`, `Contact no. ${who.index}`)
    case 'company':
      return say('Компания по реквизитам', 'Company by requisites')
    case 'input': {
      const label = inputs.find(({ name }) => name === who.input)?.label
      return label ?? say(`Параметр «${who.input}»`, `Input “${who.input}”`)
    }
    case 'email':
      return who.name ? say(who.name, who.name) : say(who.email, who.email)
  }
}
