import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unknownVariables, type VariableName, variableNames } from '#lib/route/variable.ts'
import { renderTemplate, type Variables } from './template.ts'

const variables = Object.fromEntries(variableNames.map((name) => [name, `<${name}>`])) as Variables

test.each([
  ['{{comment}}', '<comment>'],
  ['{{ item.title }}: {{status}}', '<item.title>: <status>'],
  ['{{signers}} stays', '{{signers}} stays'],
  ['{comment}', '{comment}'],
  ['  trimmed {{round}}  ', 'trimmed <round>'],
])('%s is rendered as %s', (template, text) => {
  expect(renderTemplate(template, variables)).toBe(text)
})

test('values are put in as they are: what looks like a variable in them is not filled again', () => {
  const tricky: Variables = { ...variables, comment: '{{signer}} $& $1' }
  expect(renderTemplate('“{{comment}}”', tricky)).toBe('“{{signer}} $& $1”')
})

test('a template without unknown variables leaves no place unfilled', () => {
  const name = fc.constantFrom<VariableName>(...variableNames)
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.stringMatching(/^[^{}]*$/), name)), (parts) => {
      const template = parts.map(([text, variable]) => `${text}{{${variable}}}`).join('')
      expect(unknownVariables(template)).toEqual([])
      expect(renderTemplate(template, variables)).not.toContain('{{')
    }),
  )
})

test('unknown variables are named for the editor', () => {
  expect(unknownVariables('{{ comment }} {{signers}} {{item.name}}')).toEqual(['signers', 'item.name'])
  expect(unknownVariables('{{signedAt}} {{Номер ЭДО}} {{ }} {x}')).toEqual(['signedAt', 'Номер ЭДО'])
})
