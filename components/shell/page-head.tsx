import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from '#components/ui/link.tsx'

export type Crumb = { title: string; href: string }

/** The top line of a page: where one is, what it is called and what one can do there. */
export function PageHead(props: { title: ReactNode; crumbs?: Crumb[]; label: string; actions?: ReactNode }) {
  return (
    <header className="sticky top-12 z-10 flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 border-b bg-canvas/95 px-4 py-2 backdrop-blur md:top-0 md:px-6">
      <div className="flex min-w-0 flex-1 items-center gap-1.5">
        {props.crumbs?.length ? (
          <nav aria-label={props.label} className="flex min-w-0 shrink-0 items-center gap-1.5">
            {props.crumbs.map((crumb) => (
              <span key={crumb.href} className="flex items-center gap-1.5">
                <Link href={crumb.href} className="text-ink-faint text-base hover:text-ink hover:underline">
                  {crumb.title}
                </Link>
                <ChevronRight aria-hidden="true" className="size-3.5 text-ink-faint" />
              </span>
            ))}
          </nav>
        ) : null}
        <h1 className="truncate font-semibold text-base">{props.title}</h1>
      </div>
      {props.actions ? <div className="flex flex-wrap items-center gap-2">{props.actions}</div> : null}
    </header>
  )
}

/** The rest of the page. */
export function PageBody({ children, narrow }: { children: ReactNode; narrow?: boolean }) {
  return (
    <div className={narrow ? 'mx-auto w-full max-w-4xl px-4 py-6 md:px-6' : 'px-4 py-5 md:px-6'}>
      {children}
    </div>
  )
}
