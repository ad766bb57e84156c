import { cn } from './cn.ts'

/** Initials of a person: first letters of the first two words. */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s@.]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('')

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
