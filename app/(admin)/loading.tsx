import { Card } from '#components/ui/card.tsx'
import { Skeleton, SkeletonRows } from '#components/ui/skeleton.tsx'

export default function Loading() {
  return (
    <>
      <div className="flex h-12 items-center border-b px-4 md:px-6">
        <Skeleton className="h-4 w-40" />
      </div>
      <div className="px-4 py-5 md:px-6">
        <Card>
          <SkeletonRows rows={12} />
        </Card>
      </div>
    </>
  )
}
