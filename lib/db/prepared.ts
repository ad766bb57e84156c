import type postgres from 'postgres'

type Unsafe = { unsafe: postgres.Sql['unsafe'] }
type Work = (inner: postgres.TransactionSql) => unknown

/**
 * The same client, with every statement that has parameters prepared once per connection. The query builder sends
 * text that the driver would otherwise parse, describe and plan at each call, in two round trips instead of one.
 * Statements that the server has dropped or that a migration has changed are prepared anew by the driver.
 */
export function prepared<Client extends Unsafe>(client: Client): Client {
  return new Proxy(client, {
    get(target, name, receiver) {
      if (name === 'unsafe') return unsafeOf(target)
      if (name === 'begin' || name === 'savepoint') return nested(target, name)
      return Reflect.get(target, name, receiver)
    },
  })
}

const unsafeOf =
  (client: Unsafe): postgres.Sql['unsafe'] =>
  (text, parameters, options) =>
    client.unsafe(text, parameters, { ...options, prepare: true })

/** Transactions and savepoints hand out a client of their own as the last argument's argument. */
const nested =
  (client: object, name: 'begin' | 'savepoint') =>
  (...given: unknown[]) => {
    const begin = Reflect.get(client, name) as (...all: unknown[]) => unknown
    const work = given.at(-1) as Work
    return begin(...given.slice(0, -1), (inner: postgres.TransactionSql) => work(prepared(inner)))
  }
