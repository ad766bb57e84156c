import { editTitles } from '#lib/route/edit.ts'
import { type Sentence, say } from '#lib/sentence.ts'

/** What the edit is called in the tooltip of undo: by what it does, or by what it was done for. */
export const editNames = {
  ...editTitles,
  'restore-version': say('возврат к версии', 'restore version'),
  'discard-draft': say('отказ от черновика', 'discard draft'),
  'take-theirs': say('чужой черновик', 'another’s draft'),
  duplicate: say('дублирование', 'duplicate'),
  cut: say('вырезание', 'cut'),
  align: say('выравнивание', 'align'),
  fix: say('исправление', 'correction'),
  'save-scenario': say('сценарий', 'scenario'),
  'remove-scenario': say('удаление сценария', 'delete scenario'),
  'swap-connection': say('смена подключения', 'swap connection'),
  distribute: say('распределение', 'distribute'),
  group: say('группировка', 'group'),
  ungroup: say('разгруппировка', 'ungroup'),
  'join-group': say('перенос в группу', 'move into a group'),
  'leave-group': say('вывод из группы', 'move out of the group'),
  'change-group': say('изменение группы', 'change group'),
  'remove-group': say('удаление группы', 'delete group'),
  note: say('заметка', 'note'),
  'change-note': say('изменение заметки', 'change note'),
} as const satisfies Record<string, Sentence>

export type EditName = keyof typeof editNames
