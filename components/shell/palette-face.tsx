import { Search } from 'lucide-react'
import { Kbd } from '#components/ui/kbd.tsx'

/** What the button of the command palette shows where there is room. */
export function PaletteFace({ text }: { text: string }) {
  return (
    <>
      <Search aria-hidden="true" className="size-4 shrink-0" />
      <span className="flex-1 truncate text-left group-data-narrow/side:sr-only">{text}</span>
      <span className="contents group-data-narrow/side:hidden">
        <Kbd>Ctrl K</Kbd>
      </span>
    </>
  )
}
