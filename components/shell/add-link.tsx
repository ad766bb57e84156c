import { Plus } from 'lucide-react'
import { buttonClasses } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'

/** The main button of a list's page: opens what makes a new one. */
export function AddLink({ href, text }: { href: string; text: string }) {
  return (
    <Link href={href} scroll={false} className={buttonClasses({ look: 'primary' })}>
      <Plus aria-hidden="true" />
      {text}
    </Link>
  )
}
