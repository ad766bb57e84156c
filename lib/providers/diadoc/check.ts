import { Permanent } from '#lib/failure.ts'
import type { ConnectionCheck } from '#lib/providers/provider.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import type { Diadoc } from './client.ts'
import { boxIdOf } from './counterparty.ts'
import { type Organization, oneEmployee, organizations } from './structures.ts'

/** Reads whose box it is and whether its user may see what we need. */
export async function checkBox(diadoc: Diadoc): Promise<ConnectionCheck> {
  const { Organizations } = await diadoc.read('myOrganizations', organizations, {
    query: { autoRegister: false },
  })
  const wanted = diadoc.boxId.toLowerCase()
  const ours = Organizations.find((one) => boxIdOf(one).toLowerCase() === wanted)
  if (!ours) throw notOurs(diadoc.boxId, Organizations)
  const me = await diadoc.read('myEmployee', oneEmployee, { query: { boxId: diadoc.boxId } })
  const level = me.Permissions?.DocumentAccessLevel ?? ''
  const warnings: Sentence[] = []
  if (!['AllDocuments', '2', ''].includes(level)) warnings.push(narrow)
  if (ours.IsTest) warnings.push(test)
  return { ok: true, account: `${ours.ShortName || ours.FullName}, ИНН ${ours.Inn}`, warnings }
}

const narrow = say(
  'Сотрудник подключения видит не все документы: о части событий мы не узнаем. Дайте ему доступ ко всем документам.',
  'The connection’s employee does not see all documents: some news will not reach us. Give access to all documents.',
)
const test = say(
  'Это тестовый ящик: документы не имеют юридической силы.',
  'This is a test box: its documents have no legal force.',
)

const notOurs = (boxId: string, organizations: readonly Organization[]) => {
  const known =
    organizations.map((one) => `${one.ShortName || one.FullName}: ${boxIdOf(one)}`).join('; ') || '—'
  return new Permanent({
    code: 'diadoc-not-our-box',
    text: say(
      `Ящик ${boxId} недоступен этому сотруднику. Доступны: ${known}.`,
      `The box ${boxId} is not open to this employee. At hand: ${known}.`,
    ),
    cure: say(
      'Укажите один из доступных ящиков или войдите другим сотрудником.',
      'Enter one of the boxes at hand or sign in as another employee.',
    ),
  })
}
