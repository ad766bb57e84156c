import { Plus } from 'lucide-react'
import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'

/** The main button of a list's page: opens what makes a new one. */
export function AddLink({ href, text }: { href: string; text: string }) {
  return (
    <Button asChild look="primary">
      <Link href={href} scroll={false}>
        <Plus aria-hidden="true" />
        {text}
      </Link>
    </Button>
  )
}
