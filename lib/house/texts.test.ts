import { expect, test } from 'vitest'
import type { Source } from './source.ts'
import { wrongTexts } from './texts.ts'

const house = (given: Record<string, string>): Source[] =>
  Object.entries(given).map(([path, text]) => ({ path, text }))

const list = {
  'app/layout.tsx': "messagesOf(locale, ['ui'])",
  'components/list.tsx': "import { Line } from './line.tsx'\nconst t = useTranslations('ui')",
  'components/line.tsx': "const t = useTranslations('envelope.item')\nlazy(() => import('./more.tsx'))",
  'components/more.tsx': "const t = useTranslations('route')",
}
const page = (of: string) => `import { List } from '#components/list.tsx'\n<Texts of={[${of}]}>`

test('a page is given what its components read, those that are loaded later too', () => {
  expect(wrongTexts(house({ ...list, 'app/page.tsx': page("'envelope', 'route'") }))).toEqual([])
})

test('a page that lacks texts is found', () => {
  expect(wrongTexts(house({ ...list, 'app/page.tsx': page("'envelope'") }))).toEqual([
    { path: 'app/page.tsx', lacks: ['route'], spare: [] },
  ])
})

test('texts for nothing are found', () => {
  expect(wrongTexts(house({ ...list, 'app/page.tsx': page("'envelope', 'route', 'mapping'") }))).toEqual([
    { path: 'app/page.tsx', lacks: [], spare: ['mapping'] },
  ])
})
