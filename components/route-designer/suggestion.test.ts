import { expect, test } from 'vitest'
import { exampleCatalogue } from '#lib/route/example.ts'
import { newNode } from '#lib/route/new-node.ts'
import { fittingKind } from '#lib/route/offered.ts'
import { suggested } from './suggestion.ts'

const only = (...ids: string[]) => ({
  ...exampleCatalogue,
  connections: exampleCatalogue.connections.filter((each) => ids.includes(each.id)),
})
const step = newNode('sign', 'a', { x: 0, y: 0 })

test('the only connection that can carry the step is chosen, with a kind that it gives', () => {
  expect(suggested(step, only('c-edi'))).toMatchObject({
    connection: { connectionId: 'c-edi' },
    signature: 'QES',
  })
  const approval = newNode('approve', 'a', { x: 0, y: 0 })
  expect(suggested(approval, only('c-mail', 'c-in-app'))).toMatchObject({
    connection: { connectionId: 'c-in-app' },
  })
})

test('where there is a choice it is left to the author', () => {
  expect(suggested(step, exampleCatalogue)).toBe(step)
  expect(suggested(step, only())).toBe(step)
  const end = newNode('end', 'e', { x: 0, y: 0 })
  expect(suggested(end, only('c-edi'))).toBe(end)
})

test('a kind that is not given gives way to the strongest that is', () => {
  expect(fittingKind('simple', ['UNEP', 'QES'])).toBe('QES')
  expect(fittingKind('UNEP', ['UNEP', 'QES'])).toBe('UNEP')
  expect(fittingKind('QES', [])).toBe('QES')
})
