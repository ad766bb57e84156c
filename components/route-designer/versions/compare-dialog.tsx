'use client'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import type { RouteGraph } from '#lib/route/graph.ts'
import { CompareStage } from './compare-stage.tsx'

/** Two routes on one drawing, over the page. */
export default function CompareDialog(props: {
  title: string
  text: string
  before: RouteGraph
  after: RouteGraph
  onClose(): void
}) {
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <DialogContent
        title={props.title}
        description={props.text}
        className="top-[4vh] max-h-[92vh] max-w-6xl"
      >
        <div className="-mx-5 -mb-5 flex h-[74vh] border-t">
          <CompareStage before={props.before} after={props.after} />
        </div>
      </DialogContent>
    </Dialog>
  )
}
