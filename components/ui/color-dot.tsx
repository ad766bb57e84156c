/** A small circle in a colour that somebody else has chosen; only beside the name that it belongs to. */
export function ColorDot({ color }: { color: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      style={color ? { background: color } : undefined}
      className="size-3 shrink-0 rounded-full border border-line-strong bg-sunken"
    />
  )
}
