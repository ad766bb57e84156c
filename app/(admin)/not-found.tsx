import { NotFoundCard } from '#components/shell/not-found-card.tsx'

export default function NotFound() {
  return <NotFoundCard />
}
