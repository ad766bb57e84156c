import { readReader } from '#app/reader.ts'
import { NotFoundCard } from '#components/shell/not-found-card.tsx'

export default async function NotFound() {
  return <NotFoundCard locale={(await readReader()).locale} />
}
