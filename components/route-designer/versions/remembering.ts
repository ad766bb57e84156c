import type { VersionDesk } from '#components/route-designer/answer.ts'

/** The same desk, which asks for each version once: a version never changes. What was refused or failed is asked again. */
export function remembering(desk: VersionDesk): VersionDesk {
  const known = new Map<number, ReturnType<VersionDesk['version']>>()
  return {
    ...desk,
    version(number) {
      const present = known.get(number)
      if (present) return present
      const answer = desk.version(number)
      known.set(number, answer)
      const forget = () => known.delete(number)
      answer.then((read) => 'refused' in read && forget(), forget)
      return answer
    },
  }
}
