import { describe, expect, it } from 'vitest'
import type { RouteInput } from '#lib/route/graph.ts'
import { say } from '#lib/sentence.ts'
import { robotsFor } from './index.ts'
import { robotFields } from './robot.ts'
import { readStart, startSigningRoute } from './start-signing-route.ts'

const input = (name: string, over: Partial<RouteInput> = {}): RouteInput => ({
  name,
  type: 'string',
  label: say(name, name),
  required: true,
  ...over,
})

describe('startSigningRoute', () => {
  it('offers published routes as a list, and a text when there are none', () => {
    const { route } = startSigningRoute([{ name: 'NDA', inputs: [] }]).properties
    expect(route).toMatchObject({ type: 'select', options: { NDA: 'NDA' } })
    expect(startSigningRoute([]).properties.route).toMatchObject({ type: 'string' })
  })

  it('joins inputs of several routes', () => {
    const option = (value: string) => ({ value, label: say(value, value) })
    const { properties } = startSigningRoute([
      {
        name: 'A',
        inputs: [input('copies', { type: 'int' }), input('kind', { type: 'select', options: [option('x')] })],
      },
      {
        name: 'B',
        inputs: [
          input('copies', { type: 'text' }),
          input('kind', { type: 'select', options: [option('y')] }),
        ],
      },
    ])
    expect(properties.copies?.type).toBe('string')
    expect(properties.kind?.options).toEqual({ x: 'x', y: 'y' })
    expect(Object.values(properties).some((property) => property.required)).toBe(false)
  })
})

describe('readStart', () => {
  it.each([
    [{ route: 'A', route_name: 'B' }, 'B'],
    [{ route: ' A ' }, 'A'],
    [{}, ''],
  ])('%j starts %j', (properties, route) => {
    expect(readStart({ properties }).route).toBe(route)
  })

  it('gives an input with the name of a property of ours its name back', () => {
    const properties = { route: 'A', wait: 'N', input_wait: 'x', input_other: 'y' }
    expect(readStart({ properties })).toMatchObject({ wait: false, inputs: { wait: 'x', input_other: 'y' } })
  })
})

it('every robot says in two languages what it is, and whether it waits', () => {
  for (const robot of robotsFor([])) {
    const fields = robotFields(robot, 'https://app.example')
    expect(fields.HANDLER).toBe(`https://app.example/api/bitrix24/robots/${robot.code}`)
    expect(['Y', 'N']).toContain(fields.USE_SUBSCRIPTION)
    expect(robot.name.ru).not.toBe(robot.name.en)
    for (const key of Object.keys(robot.properties)) expect(key).toMatch(/^[a-z][a-z0-9_]*$/)
  }
})
