import { NotFoundCard } from '#components/shell/not-found-card.tsx'
import { readReader } from './reader.ts'

export default async function NotFound() {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <NotFoundCard locale={(await readReader()).locale} />
    </main>
  )
}
