import { expect, it } from 'vitest'
import { isDroppedSocket } from './dropped-socket.ts'

const thrownAt = (
  frame: string,
  error: Error = new TypeError("Cannot read properties of null (reading 'write')"),
) => Object.assign(error, { stack: `${error.name}: ${error.message}\n    at ${frame}\n    at more` })

it.each([
  ['nextWrite (file:///app/node_modules/postgres/src/connection.js:255:22)', true],
  ['Immediate.nextWrite (/app/node_modules/postgres/cjs/src/connection.js:255:22)', true],
  ['nextWrite (/app/node_modules/other/connection.js:1:1)', false],
  ['write (/app/node_modules/postgres/src/connection.js:1:1)', false],
])('tells the driver’s own slip by its place: %s', (frame, expected) => {
  expect(isDroppedSocket(thrownAt(frame))).toBe(expected)
})

it('knows nothing else', () => {
  const frame = 'nextWrite (/app/node_modules/postgres/src/connection.js:255:22)'
  expect(isDroppedSocket(thrownAt(frame, new TypeError('x is not a function')))).toBe(false)
  expect(
    isDroppedSocket(thrownAt(frame, new Error("Cannot read properties of null (reading 'write')"))),
  ).toBe(false)
  expect(isDroppedSocket('text')).toBe(false)
})
