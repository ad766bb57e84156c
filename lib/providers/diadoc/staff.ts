import type { Person } from '#lib/providers/provider.ts'
import type { Diadoc } from './client.ts'
import { type Employee, employees } from './structures.ts'

const perPage = 50
const mostPages = 40

/** All employees of our box. */
export async function readStaff(diadoc: Diadoc): Promise<Employee[]> {
  const staff: Employee[] = []
  for (let page = 1; page <= mostPages; page += 1) {
    const query = { boxId: diadoc.boxId, page, count: perPage }
    const { Employees, TotalCount } = await diadoc.read('employees', employees, { query })
    staff.push(...Employees)
    if (Employees.length < perPage || staff.length >= TotalCount) break
  }
  return staff
}

/** The employee that a participant is: by login (an e-mail address), else by a name that only one of them bears. */
export function employeeOf(staff: readonly Employee[], person: Person): Employee | undefined {
  const email = person.email?.toLowerCase()
  const byLogin = email ? staff.find((one) => one.User.Login.toLowerCase() === email) : undefined
  if (byLogin) return byLogin
  const wanted = wordsOf(person.name)
  if (wanted.length < 2) return undefined
  const namesakes = staff.filter((one) => isNamed(one, wanted))
  return namesakes.length === 1 ? namesakes[0] : undefined
}

const wordsOf = (name: string): string[] =>
  name.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)

function isNamed({ User }: Employee, wanted: readonly string[]): boolean {
  const { LastName, FirstName, MiddleName } = User.FullName ?? { LastName: '', FirstName: '', MiddleName: '' }
  const [last, first, middle] = [LastName, FirstName, MiddleName].map((part) => wordsOf(part).join(' '))
  const known = [last, first, middle].filter((part) => part !== '' && part !== undefined)
  return (
    last !== undefined &&
    first !== undefined &&
    wanted.includes(last) &&
    wanted.includes(first) &&
    wanted.every((word) => known.includes(word))
  )
}
