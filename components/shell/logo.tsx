import { cn } from '#components/ui/cn.ts'

/** The mark: a pen stroke that starts at a station. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn('size-7 shrink-0', className)}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M8 21c4 0 4-10 8-10s2 8 5 8c1.6 0 2.4-1 3-2"
        fill="none"
        className="stroke-accent-ink"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <circle cx="8" cy="21" r="2.4" className="fill-accent-ink" />
    </svg>
  )
}
