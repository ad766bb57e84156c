import { cn } from '#components/ui/cn.ts'

/** Two letters on a ground of its own for each service; no vendor's logo is ours to show. */
export function ProviderMark({ id, name, className }: { id: string; name: string; className?: string }) {
  const hue = [...id].reduce((sum, sign) => sum + sign.charCodeAt(0) * 7, 0) % 360
  return (
    <span
      aria-hidden="true"
      style={{
        background: `light-dark(oklch(0.93 0.045 ${hue}), oklch(0.32 0.06 ${hue}))`,
        color: `light-dark(oklch(0.4 0.12 ${hue}), oklch(0.85 0.1 ${hue}))`,
      }}
      className={cn(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-lg font-semibold text-sm',
        className,
      )}
    >
      {name.slice(0, 2)}
    </span>
  )
}
