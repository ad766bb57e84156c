import { expect, test } from 'vitest'
import type { Participant } from '#lib/route/graph.ts'
import type { PlanLeg } from '#lib/route/plan.ts'
import type { ItemFacts } from './item.ts'
import { resolvePeople, usersNamed } from './people.ts'
import { exampleItem } from './test-run.ts'

const leg = (participants: Participant[]): PlanLeg => ({
  kind: 'leg',
  id: 's',
  connectionId: 'c',
  provider: 'mail',
  label: 'Mail',
  steps: [
    {
      id: 's',
      act: 'sign',
      title: { ru: 'Подписать', en: 'Sign' },
      participants,
      order: 'sequential',
      quorum: 'all',
      signature: 'simple',
      party: 'ours',
      ways: { done: { to: 'e' }, declined: null, expired: null },
    },
  ],
})
const boris = { id: '2', name: 'Boris', email: 'boris@ours.example', active: true }
const gone = { id: '3', name: 'Gleb', active: false }
const users = new Map([boris, gone].map((user) => [user.id, user]))
const resolved = (
  participant: Participant,
  item: Partial<ItemFacts> = {},
  inputs: Record<string, string> = {},
) => resolvePeople(leg([participant]), { item: { ...exampleItem, ...item }, inputs, users }).s?.[0]

test.each([
  [{ from: 'responsible' }, { name: 'Anna', bitrixUserId: '1' }],
  [
    { from: 'user', userId: '2' },
    { name: 'Boris', email: 'boris@ours.example', bitrixUserId: '2' },
  ],
  [
    { from: 'contact', index: 1 },
    { name: 'Clara', email: 'clara@client.example' },
  ],
  [{ from: 'company' }, { name: 'Client', organisation: { name: 'Client', inn: '7700000000' } }],
  [{ from: 'field', field: 'UF_SIGNER', as: 'user' }, { name: 'Boris' }],
  [
    { from: 'field', field: 'UF_MAIL', as: 'email' },
    { name: 'x@y.example', email: 'x@y.example' },
  ],
  [{ from: 'input', input: 'boss', as: 'user' }, { name: 'Boris' }],
  [
    { from: 'email', email: 'q@q.example', name: 'Quentin' },
    { name: 'Quentin', email: 'q@q.example' },
  ],
] satisfies [Participant, object][])('%o is found, with where it came from', (participant, found) => {
  const item = { fields: { UF_SIGNER: '2', UF_MAIL: 'x@y.example' } }
  const person = resolved(participant, item, { boss: 'user_2' })
  expect(person).toMatchObject({ ...found, id: 's-1', state: 'waiting' })
  expect(person?.origin.en).not.toBe('')
})

const requisite = { id: '1', linked: false, name: 'Client', inn: '7700000000' }
const company = (requisites: NonNullable<ItemFacts['company']>['requisites']) => ({
  company: { id: '9', name: 'Client', requisites },
})

test.each([
  [{ from: 'head' }, {}, 'participant-unresolved'],
  [{ from: 'responsible' }, { responsible: gone }, 'participant-dismissed'],
  [{ from: 'user', userId: '3' }, {}, 'participant-dismissed'],
  [{ from: 'user', userId: '99' }, {}, 'participant-unresolved'],
  [{ from: 'contact', index: 2 }, {}, 'participant-unresolved'],
  [{ from: 'field', field: 'UF_NONE', as: 'email' }, {}, 'participant-unresolved'],
  [{ from: 'input', input: 'none', as: 'user' }, {}, 'participant-unresolved'],
  [{ from: 'company' }, { company: null }, 'participant-unresolved'],
  [{ from: 'company' }, company([]), 'company-without-inn'],
  [{ from: 'company' }, company([{ id: '1', linked: true, name: 'Client' }]), 'company-without-inn'],
  [{ from: 'company' }, company([requisite, { ...requisite, id: '2' }]), 'company-with-several-requisites'],
] satisfies [Participant, Partial<ItemFacts>, string][])(
  '%o of %o is never guessed: %s',
  (participant, item, code) => {
    expect(() => resolved(participant, item)).toThrow(expect.objectContaining({ name: 'Permanent', code }))
  },
)

test('the requisites chosen in the item decide between several', () => {
  const chosen = { ...requisite, id: '2', linked: true, inn: '7811111111', kpp: '781101001' }
  expect(resolved({ from: 'company' }, company([requisite, chosen]))?.organisation).toEqual({
    name: 'Client',
    inn: '7811111111',
    kpp: '781101001',
  })
})

test('users are asked for once each, and only those that participants name', () => {
  const named = leg([
    { from: 'user', userId: '2' },
    { from: 'input', input: 'boss', as: 'user' },
    { from: 'field', field: 'UF_SIGNER', as: 'user' },
    { from: 'responsible' },
    { from: 'field', field: 'UF_TEXT', as: 'user' },
  ])
  const item = { ...exampleItem, fields: { UF_SIGNER: '7', UF_TEXT: 'somebody' } }
  expect(usersNamed(named, { item, inputs: { boss: 'user_2' } })).toEqual(['2', '7'])
})

test('a deputy stands in for who has left or is not known, each once and in order', () => {
  const step = (participants: Participant[], deputies: Participant[]): PlanLeg => {
    const plan = leg(participants)
    return { ...plan, steps: plan.steps.map((one) => ({ ...one, deputies })) }
  }
  const facts = { item: exampleItem, inputs: {}, users }
  const plan = step(
    [
      { from: 'user', userId: '3' },
      { from: 'field', field: 'UF_NONE', as: 'email' },
      { from: 'user', userId: '2' },
    ],
    [{ from: 'user', userId: '3' }, { from: 'responsible' }, { from: 'email', email: 'z@z.example' }],
  )
  const people = resolvePeople(plan, facts).s ?? []
  expect(people.map(({ name }) => name)).toEqual(['Anna', 'z@z.example', 'Boris'])
  expect(people[0]?.origin.en).toBe(
    'deputy (responsible of the item): Gleb no longer works here (step “Sign”)',
  )
  expect(usersNamed(plan, facts)).toEqual(['3', '2'])
  const nobody = step([{ from: 'user', userId: '3' }], [{ from: 'input', input: 'none', as: 'email' }])
  expect(() => resolvePeople(nobody, facts)).toThrow(/no longer works/)
})
