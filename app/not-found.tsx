import { NotFoundCard } from '#components/shell/not-found-card.tsx'

export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <NotFoundCard />
    </main>
  )
}
