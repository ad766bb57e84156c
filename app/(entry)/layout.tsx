import type { ReactNode } from 'react'
import { Logo } from '#components/shell/logo.tsx'

export default function EntryLayout({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex items-center gap-2.5">
          <Logo className="size-9" />
          <span className="font-semibold text-lg tracking-tight">Inkroute</span>
        </div>
        <div className="rounded-xl border border-line bg-surface p-6 shadow-lift">{children}</div>
      </div>
    </main>
  )
}
