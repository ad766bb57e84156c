import { expect, test } from 'vitest'
import type { VersionDesk } from '#components/route-designer/answer.ts'
import { node, route } from '#lib/route/example.ts'
import { say } from '#lib/sentence.ts'
import { remembering } from './remembering.ts'

/** A desk that answers about versions as it is told, and counts what it is asked. */
function deskThat(...answers: (() => ReturnType<VersionDesk['version']>)[]) {
  const asked: number[] = []
  const never = async () => {
    throw new Error('nobody asks this')
  }
  const desk = remembering({
    draft: never,
    versions: never,
    keepCopy: never,
    version(number) {
      asked.push(number)
      return (answers[asked.length - 1] ?? never)()
    },
  })
  return { desk, asked }
}

const read = { done: { graph: route([node('sign', 'a')]) } }
const refusal = { refused: { code: 'version-unknown', text: say('Нет такой', 'No such') } }

test('a version is read once, also by those who ask while it is being read', async () => {
  const { desk, asked } = deskThat(
    async () => read,
    async () => read,
  )
  expect(await Promise.all([desk.version(1), desk.version(1)])).toEqual([read, read])
  expect([await desk.version(1), await desk.version(2), asked]).toEqual([read, read, [1, 2]])
})

test('what was refused or failed is asked again', async () => {
  const { desk, asked } = deskThat(
    async () => refusal,
    async () => {
      throw new Error('offline')
    },
    async () => read,
  )
  expect(await desk.version(1)).toEqual(refusal)
  await expect(desk.version(1)).rejects.toThrow('offline')
  expect([await desk.version(1), await desk.version(1), asked]).toEqual([read, read, [1, 1, 1]])
})
