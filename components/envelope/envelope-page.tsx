'use client'
import type { ReactNode } from 'react'
import type { Outcome } from '#components/form/outcome.ts'
import { RefreshOnNews } from '#components/live/refresh-on-news.tsx'
import { DocumentsCard } from './documents-card.tsx'
import { EffectsCard } from './effects-card.tsx'
import { FactsCard } from './facts-card.tsx'
import { HistoryCard } from './history-card.tsx'
import { PeopleCard } from './people-card.tsx'
import { ReasonCard } from './reason-card.tsx'
import type { EnvelopeCommand, EnvelopeView } from './view.ts'

/** One envelope: why it is here, who acts, what happened. Kept true by news. */
export function EnvelopePage(props: {
  view: EnvelopeView
  mayAct: boolean
  command: (command: EnvelopeCommand, comment: string) => Promise<Outcome>
  /** The way to a newer version of the route, where there is one. */
  move?: ReactNode
  /** The route with live state. */
  picture?: ReactNode
}) {
  const { view } = props
  return (
    <div className="grid grid-cols-1 gap-4">
      <RefreshOnNews id={view.id} />
      <ReasonCard view={view} mayAct={props.mayAct} command={props.command} />
      {props.picture}
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <PeopleCard steps={view.steps} />
          <HistoryCard events={view.events} headHash={view.headHash} />
          <EffectsCard effects={view.effects} />
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <FactsCard view={view} move={props.move} />
          <DocumentsCard envelopeId={view.id} documents={view.documents} />
        </div>
      </div>
    </div>
  )
}
