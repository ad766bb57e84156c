import { cn } from './cn.ts'

/** Two letters for a name: of the first two words of a person's, of what stands in quotes in a company's. */
export function initialsOf(name: string): string {
  const quoted = /[«“"](.+?)[»”"]/.exec(name)?.[1]
  const words = (quoted ?? name).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const letters = words.length > 1 ? words.slice(0, 2).map((word) => word[0]) : [words[0]?.slice(0, 2)]
  return letters.join('').toUpperCase()
}

export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'inline-flex size-6 shrink-0 select-none items-center justify-center rounded-full bg-accent-wash font-semibold text-2xs text-accent-text',
        className,
      )}
    >
      {initialsOf(name) || '?'}
    </span>
  )
}
