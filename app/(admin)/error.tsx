'use client'
import { ErrorCard } from '#components/shell/error-card.tsx'

export default function AdminError({
  retry,
  error,
}: {
  retry: () => void
  error: Error & { digest?: string }
}) {
  return <ErrorCard digest={error.digest} onRetry={retry} />
}
